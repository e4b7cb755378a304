// nodes: >=16
// Intl.Segmenter: what readers take for a character, words, sentences.
const texts = ['abc', 'e\u0301a', '👨‍👩‍👧‍👦x👍🏽', '🇰🇷🇺🇸🇩', '한국어 각', '\u1112\u1161\u11ab\u1100\u1173\u11af', 'a\r\nb\n',
  "don't stop. It's 3.14, ok? Yes!", 'Hello, world! foo_bar 1,000.5 x', 'Mr. Smith went. He left... Really?! "Yes." (ok.) end',
  'a b  c\td', '1️⃣ ❤️', '', 'e.g. this', 'line1\nline2. next\n\nz', '안녕하세요 세계! 좋아요.'];
for (const granularity of ['grapheme', 'word', 'sentence']) {
  const segmenter = new Intl.Segmenter('en', { granularity });
  for (const text of texts) {
    console.log(granularity, JSON.stringify([...segmenter.segment(text)].map((x) => x.segment + (x.isWordLike ? '+' : ''))));
  }
}
const segments = new Intl.Segmenter().segment('ab👍🏽c');
console.log(segments.containing(3), segments.containing(9), segments.containing());
console.log(new Intl.Segmenter('ko', { granularity: 'word' }).resolvedOptions());
console.log(Object.prototype.toString.call(new Intl.Segmenter()), Intl.Segmenter.supportedLocalesOf('en'));
try { new Intl.Segmenter('en', { granularity: 'line' }); } catch (error) { console.log(error.name, error.message); }
