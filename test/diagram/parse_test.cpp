#include "sim/diagram/parse.h"

#include <gtest/gtest.h>

#include "test/diagram/data.h"

namespace lg::diagram {
namespace {

Diagram parsed(const std::string& lines) {
    Result<Diagram> diagram = parse(lines, "test.mmd");
    EXPECT_TRUE(diagram) << (diagram ? "" : diagram.error().text());
    return diagram ? std::move(*diagram) : Diagram{};
}

Diagram sequence(const std::string& lines) { return parsed("sequenceDiagram\n" + lines); }

template <class What>
std::vector<What> all(const Diagram& diagram) {
    std::vector<What> result;
    for (const Item& item : diagram.items) {
        if (const What* what = std::get_if<What>(&item.what)) result.push_back(*what);
    }
    return result;
}

Message message(const std::string& line) {
    const std::vector<Message> messages = all<Message>(sequence(line));
    EXPECT_EQ(messages.size(), 1u) << line;
    return messages.empty() ? Message{} : messages.front();
}

TEST(Diagram, the_four_diagrams_of_the_seed_open_verbatim) {
    constexpr std::array<size_t, 4> messages = {13, 12, 6, 5};
    constexpr std::array<size_t, 4> notes = {0, 0, 1, 2};
    constexpr std::array<size_t, 4> participants = {7, 7, 3, 5};
    for (size_t i = 0; i < 4; i++) {
        SCOPED_TRACE(data_files[i]);
        const Diagram diagram = parsed(read_data(data_files[i]));
        EXPECT_EQ(all<Message>(diagram).size(), messages[i]);
        EXPECT_EQ(all<Note>(diagram).size(), notes[i]);
        EXPECT_EQ(diagram.participants.size(), participants[i]);
    }
}

TEST(Diagram, an_emoji_is_split_off_the_name) {
    const Diagram diagram = parsed(read_data("seed-db-io.mmd"));
    EXPECT_EQ(diagram.participants[0].id, "Client");
    EXPECT_EQ(diagram.participants[0].emoji, "🧑");
    EXPECT_EQ(diagram.participants[0].text, "Client");
    EXPECT_EQ(diagram.participants[6].emoji, "🗄️");
    EXPECT_EQ(diagram.participants[6].text, "DB Server");
}

TEST(Diagram, a_message_knows_its_ends_text_number_and_line) {
    const Diagram diagram = parsed(read_data("seed-db-io.mmd"));
    const Item& item = diagram.items[messages_of(diagram)[10]];
    const Message& message = std::get<Message>(item.what);
    EXPECT_EQ(diagram.participants[message.from].id, "V8");
    EXPECT_EQ(message.to, message.from);
    EXPECT_EQ(message.text, "await 재개 (마이크로태스크)");
    EXPECT_EQ(message.style, LineStyle::dotted);
    EXPECT_EQ(message.head, Head::arrow);
    EXPECT_EQ(message.number, Number{1100});
    EXPECT_EQ(item.origin.line, 22u);
    EXPECT_EQ(item.origin.column, 5u);
}

TEST(Diagram, every_arrow_has_its_line_and_head) {
    struct Expected {
        const char* signs;
        LineStyle style;
        Head head;
    };
    constexpr LineStyle solid = LineStyle::solid, dotted = LineStyle::dotted;
    for (const Expected& e :
         {Expected{"->", solid, Head::open}, Expected{"-->", dotted, Head::open},
          Expected{"->>", solid, Head::arrow}, Expected{"-->>", dotted, Head::arrow},
          Expected{"-x", solid, Head::cross}, Expected{"--x", dotted, Head::cross},
          Expected{"-)", solid, Head::async}, Expected{"--)", dotted, Head::async},
          Expected{"<<->>", solid, Head::both}, Expected{"<<-->>", dotted, Head::both},
          Expected{"-|\\", solid, Head::half_top}, Expected{"--|/", dotted, Head::half_bottom},
          Expected{"-\\\\", solid, Head::stick_top}, Expected{"--//", dotted, Head::stick_bottom},
          Expected{"/|-", solid, Head::reverse_half_top},
          Expected{"\\|--", dotted, Head::reverse_half_bottom},
          Expected{"//-", solid, Head::reverse_stick_top},
          Expected{"\\\\--", dotted, Head::reverse_stick_bottom}}) {
        SCOPED_TRACE(e.signs);
        for (const std::string space : {"", " "}) {
            const Message read = message("A" + space + e.signs + space + "B: text");
            EXPECT_EQ(read.style, e.style);
            EXPECT_EQ(read.head, e.head);
            EXPECT_EQ(read.text, "text");
        }
    }
}

TEST(Diagram, signs_behind_the_arrow_activate_deactivate_and_centre) {
    const std::vector<Message> messages = all<Message>(sequence("A->>+B: x\nB-->>-A: y\nA()->>()B: z"));
    ASSERT_EQ(messages.size(), 3u);
    EXPECT_EQ(messages[0].activation, Activation::start_receiver);
    EXPECT_EQ(messages[1].activation, Activation::end_sender);
    EXPECT_TRUE(messages[2].central_from && messages[2].central_to);
}

TEST(Diagram, participants_appear_at_first_use) {
    const Diagram diagram = sequence("Note over 손님,B: hi\nB->>새 서버: go\nparticipant D");
    ASSERT_EQ(diagram.participants.size(), 4u);
    EXPECT_EQ(diagram.participants[0].id, "손님");
    EXPECT_EQ(diagram.participants[2].id, "새 서버");
    EXPECT_EQ(diagram.participants[2].text, "새 서버");
    EXPECT_EQ(find_participant(diagram, "D"), 3u);
}

TEST(Diagram, ids_may_hold_spaces_hyphens_and_parentheses) {
    const Diagram diagram = sequence("my-client (old)->>the-server: x");
    EXPECT_EQ(diagram.participants[0].id, "my-client (old)");
    EXPECT_EQ(diagram.participants[1].id, "the-server");
}

TEST(Diagram, a_participant_has_a_kind_and_a_name) {
    const Diagram diagram = sequence(
        "actor A as Ann\nparticipant B@{ \"type\": \"queue\", 'alias': \"Jobs\" }\n"
        "participant C@{ type: database } as Users");
    EXPECT_EQ(diagram.participants[0].kind, ParticipantKind::actor);
    EXPECT_EQ(diagram.participants[1].kind, ParticipantKind::queue);
    EXPECT_EQ(diagram.participants[1].text, "Jobs");
    EXPECT_EQ(diagram.participants[2].kind, ParticipantKind::database);
    EXPECT_EQ(diagram.participants[2].text, "Users");
}

TEST(Diagram, a_later_name_replaces_the_first) {
    const Diagram diagram = sequence("A->>B: x\nactor A as Ann\nactor B");
    EXPECT_EQ(diagram.participants[0].text, "Ann");
    EXPECT_EQ(diagram.participants[0].kind, ParticipantKind::actor);
    EXPECT_EQ(diagram.participants[1].kind, ParticipantKind::participant) << "without a name nothing changes";
}

TEST(Diagram, line_breaks_and_entity_codes_become_characters) {
    EXPECT_EQ(message("A->>B: one<br>two<br/>three<BR />four").text, "one\ntwo\nthree\nfour");
    EXPECT_EQ(message("A->>B: #9829; #lt;tag#gt; #35; #59; #unknown;").text, "♥ <tag> # ; #unknown;");
}

TEST(Diagram, a_semicolon_ends_a_statement_and_a_hash_begins_a_comment) {
    const Diagram diagram = parsed("sequenceDiagram;A->>B: one;B->>A: two # not text; nor this");
    ASSERT_EQ(diagram.items.size(), 2u);
    EXPECT_EQ(std::get<Message>(diagram.items[1].what).text, "two");
    EXPECT_EQ(diagram.items[1].comments, std::vector<std::string>{"# not text; nor this"});
}

TEST(Diagram, comments_are_kept_with_the_line_that_they_precede) {
    const Diagram diagram = sequence("%% first\n\n  %% second\nA->>B: 100 %% sure\n%% last");
    ASSERT_EQ(diagram.items.size(), 1u);
    EXPECT_EQ(diagram.items[0].comments, (std::vector<std::string>{"%% first", "%% second"}));
    EXPECT_EQ(std::get<Message>(diagram.items[0].what).text, "100 %% sure") << "as in Mermaid";
    EXPECT_EQ(diagram.closing_comments, std::vector<std::string>{"%% last"});
}

TEST(Diagram, a_comment_may_stand_behind_words_that_take_no_text) {
    const Diagram diagram = parsed("sequenceDiagram %% a; b\nautonumber %% c\nloop\nA->>B: x; end %% d;e");
    ASSERT_EQ(diagram.items.size(), 4u);
    EXPECT_EQ(diagram.items[0].comments, (std::vector<std::string>{"%% a; b", "%% c"}));
    EXPECT_EQ(diagram.items[3].comments, std::vector<std::string>{"%% d;e"});
}

TEST(Diagram, numbers_start_step_pause_and_go_on) {
    const std::vector<Message> messages =
        all<Message>(sequence("A->>B: a\nautonumber 10 0.25\nA->>B: b\nA->>B: c\nautonumber off\nA->>B: d\n"
                              "autonumber\nA->>B: e\nautonumber 3\nA->>B: f\nA->>B: g"));
    std::string numbers;
    for (const Message& m : messages) numbers += (m.number ? m.number->text() : "-") + " ";
    EXPECT_EQ(numbers, "- 10 10.25 - 10.75 3 4 ");
}

TEST(Diagram, blocks_nest_and_boxes_hold_participants) {
    const Diagram diagram = parsed(read_data("features.mmd"));
    EXPECT_EQ(all<BlockBegin>(diagram).size(), 10u);
    EXPECT_EQ(all<BlockEnd>(diagram).size(), 10u);
    EXPECT_EQ(all<BlockDivider>(diagram).size(), 3u);
    ASSERT_EQ(diagram.boxes.size(), 2u);
    EXPECT_EQ(diagram.boxes[0].color, "rgb(200, 220, 255)");
    EXPECT_EQ(diagram.boxes[0].title, "The shop");
    EXPECT_EQ(diagram.boxes[1].title, "Backstage");
    EXPECT_EQ(diagram.participants[1].box, 0u);
    EXPECT_EQ(diagram.participants[2].box, 1u);
    EXPECT_EQ(diagram.participants[3].box, std::nullopt);
}

TEST(Diagram, titles_come_from_the_diagram_before_the_front_matter) {
    EXPECT_EQ(parsed("---\ntitle: 'Front'\n---\nsequenceDiagram\nA->>B: x").title, "Front");
    EXPECT_EQ(parsed("---\ntitle: Front\n---\nsequenceDiagram\ntitle Own").title, "Own");
    const Diagram diagram = parsed(read_data("features.mmd"));
    EXPECT_EQ(diagram.accessible_title, "How an order is paid");
    EXPECT_EQ(diagram.accessible_description, "A visitor orders,\nthe bank pays.");
    EXPECT_EQ(diagram.directives, std::vector<std::string>{"%%{init: {'theme': 'dark'}}%%"});
}

TEST(Diagram, byte_order_marks_and_windows_line_ends_are_accepted) {
    const std::string unix = "sequenceDiagram\n  autonumber\n  A->>B: 안녕\n";
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : unix) windows += c == '\n' ? "\r\n" : std::string(1, c);
    EXPECT_EQ(parsed(windows), parsed(unix));
}

TEST(Diagram, a_fence_around_the_diagram_is_taken_off) {
    const Diagram diagram = parsed("\n```mermaid\nsequenceDiagram\nA->>B: x\n```\nmore prose");
    ASSERT_EQ(diagram.items.size(), 1u);
    EXPECT_EQ(diagram.items[0].origin.line, 4u);
}

TEST(Diagram, parse_all_finds_every_sequence_diagram_of_a_markdown_text) {
    const std::string text =
        "# Title\n```js\nsequenceDiagram\n```\n```mermaid\ngraph TD\nA-->B\n```\n- a list\n"
        "  ```mermaid\n  %% a comment\n  sequenceDiagram\n  A->>B: one\n  ```\n"
        "~~~mermaid\nsequenceDiagram\nA->>B: two\n~~~\n";
    const Result<std::vector<Diagram>> diagrams = parse_all(text, "notes.md");
    ASSERT_TRUE(diagrams) << diagrams.error().text();
    ASSERT_EQ(diagrams->size(), 2u);
    EXPECT_EQ(all<Message>((*diagrams)[0])[0].text, "one");
    EXPECT_EQ(all<Message>((*diagrams)[1])[0].text, "two");
    EXPECT_EQ((*diagrams)[1].items[0].origin.line, 17u);
}

TEST(Diagram, a_binding_belongs_to_the_message_below_it) {
    const Diagram diagram = parsed(read_data("features.mmd"));
    std::vector<Binding> bindings;
    for (const Message& m : all<Message>(diagram)) {
        if (m.binding) bindings.push_back(*m.binding);
    }
    ASSERT_EQ(bindings.size(), 1u);
    EXPECT_EQ(bindings[0].event, "work_finished");
    EXPECT_EQ(bindings[0].origin.line, 26u);
    const std::vector<Condition> expected = {{"kind", Operator::equals, "read", {}},
                                             {"label", Operator::contains, "orders.db", {}},
                                             {"bytes", Operator::differs, "0", {}}};
    EXPECT_EQ(bindings[0].conditions, expected);
}

}  // namespace
}  // namespace lg::diagram
