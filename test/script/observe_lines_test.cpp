// Statements, as told by observe.h: the lines that a person stepping through the script would see.
#include "test/script/observe_harness.h"

namespace lg::script {
namespace {

// The lines reached, with what the script logged between them.
std::string lines_of(std::string_view script, const char* file = "test.js") {
    Observed o(Observed::lines);
    o.run(script, file);
    o.run_jobs();
    std::string result;
    for (const std::string& event : o.events) {
        result += (result.empty() ? "" : " ") +
                  (event.starts_with("log") ? event : event.substr(0, event.find(':')));
    }
    return result;
}

TEST(ObserveLines, statements_are_told_in_the_order_in_which_they_run) {
    EXPECT_EQ(lines_of("let a = 1;\nlet b = 2;\nlog(a + b);\n"), "1 2 3 log 3");
}

TEST(ObserveLines, columns_tell_statements_of_one_line_apart) {
    Observed o(Observed::lines);
    o.run("let a = 1; let b = 2;");
    EXPECT_EQ(o.take(), "1:1; 1:12");
}

TEST(ObserveLines, of_if_and_else_only_the_branch_taken_is_told) {
    EXPECT_EQ(
        lines_of(
            "if (1)\n  log('yes');\nelse\n  log('no');\nif (0) {\n  log('yes');\n} else {\n  log('no');\n}"),
        "1 2 log yes 5 8 log no");
}

TEST(ObserveLines, a_for_loop_comes_back_to_its_head_after_each_turn) {
    EXPECT_EQ(lines_of("for (let i = 0; i < 2; i++)\n  log(i);\nlog('end');"),
              "1 2 log 0 1 2 log 1 1 3 log end");
}

TEST(ObserveLines, a_for_loop_without_some_of_its_parts_does_the_same) {
    EXPECT_EQ(lines_of("let i = 0\nfor (; i < 2;)\n  i++;\nlog('end');"), "1 2 3 2 3 2 4 log end");
    EXPECT_EQ(lines_of("let i = 0\nfor (;;) {\n  if (++i == 3) break;\n}"), "1 2 3 2 3 2 3 3");
    EXPECT_EQ(lines_of("let i = 0\nfor (;; i++) {\n  if (i == 2) break;\n}"), "1 2 3 2 3 2 3 3");
}

TEST(ObserveLines, continue_comes_back_to_the_head) {
    EXPECT_EQ(lines_of("for (let i = 0; i < 2; i++) {\n  if (i == 0)\n    continue;\n  log(i);\n}"),
              "1 2 3 1 2 4 log 1 1");
    EXPECT_EQ(lines_of("outer:\nfor (let i = 0; i < 2; i++) {\n  for (;;)\n    continue outer;\n}"),
              "1 3 4 1 3 4 1");
}

TEST(ObserveLines, a_while_loop_comes_back_to_its_head) {
    EXPECT_EQ(lines_of("let n = 2;\nwhile (n)\n  n--;"), "1 2 3 2 3 2");
    EXPECT_EQ(lines_of("let n = 3;\nwhile (--n);\nlog(n)"), "1 2 2 2 3 log 0");
}

TEST(ObserveLines, a_do_loop_is_told_where_its_condition_stands) {
    EXPECT_EQ(lines_of("let n = 2;\ndo {\n  n--;\n} while (n);"), "1 3 4 3 4");
}

TEST(ObserveLines, for_of_and_for_in_come_back_to_their_heads) {
    EXPECT_EQ(lines_of("for (const x of [1, 2])\n  log(x);\nlog('end');"), "1 2 log 1 1 2 log 2 1 3 log end");
    EXPECT_EQ(lines_of("for (const x in {a: 1, b: 2})\n  log(x);"), "1 2 log a 1 2 log b 1");
    EXPECT_EQ(lines_of("for (const x of [])\n  log(x);\nlog('end');"), "1 3 log end");
}

TEST(ObserveLines, a_switch_goes_to_its_case) {
    EXPECT_EQ(
        lines_of("switch (2) {\n  case 1:\n    log(1);\n  case 2:\n    log(2);\n    break;\n  default:\n"
                 "    log(3);\n}\nlog('end');"),
        "1 5 log 2 6 10 log end");
}

TEST(ObserveLines, try_catch_and_finally_are_their_statements) {
    EXPECT_EQ(lines_of("try {\n  null.x;\n  log('never');\n} catch (e) {\n  log('caught');\n} finally {\n"
                       "  log('finally');\n}"),
              "2 5 log caught 7 log finally");
}

TEST(ObserveLines, a_call_goes_into_the_function_and_comes_back) {
    EXPECT_EQ(lines_of("function f(x) {\n  if (x)\n    return 1;\n  return 2;\n}\nf(1);\nf(0);"),
              "6 2 3 7 2 4");
}

TEST(ObserveLines, the_body_of_an_arrow_function_is_told_like_a_statement) {
    EXPECT_EQ(lines_of("const f = x =>\n  x + 1;\nf(f(1));"), "1 3 2 2");
    EXPECT_EQ(lines_of("const f = (x = (() => 5)()) => x;\nf();"), "1 2 1 1");
    EXPECT_EQ(lines_of("const f = x =>\n  y =>\n    x + y;\nf(1)(2);"), "1 4 2 3");
    EXPECT_EQ(lines_of("const f = () => {\n  let a = 1;\n  return a;\n};\nf();"), "1 5 2 3");
}

TEST(ObserveLines, declarations_without_code_are_silent) {
    EXPECT_EQ(lines_of("function f() {}\nasync function g() {}\nvar x;\n;\nlog('only');"), "5 log only");
    EXPECT_EQ(lines_of("class A {\n  m() {\n    log('m');\n  }\n}\nnew A().m();"), "1 6 3 log m");
}

TEST(ObserveLines, an_async_function_goes_on_after_await) {
    EXPECT_EQ(lines_of("async function f() {\n  log(1);\n  await 0;\n  log(2);\n}\nf();\nlog(3);"),
              "6 2 log 1 3 7 log 3 4 log 2");
    EXPECT_EQ(lines_of("(async () => {\n  for (let i = 0; i < 2; i++)\n    await i;\n  log('end');\n})()"),
              "1 2 3 2 3 2 4 log end");
}

TEST(ObserveLines, a_recursive_call_in_a_loop_head_does_not_confuse_the_loop) {
    EXPECT_EQ(lines_of("function f(n) {\n  while (n && f(n - 1))\n    n--;\n  return 0;\n}\nf(1);"),
              "6 2 2 4 4");
}

TEST(ObserveLines, exports_of_values_are_statements) {
    Observed o(Observed::lines);
    o.run("export const a = 1;\nexport function f() {}\nexport { a as b };\nexport default a;", "m.mjs",
          JS_EVAL_TYPE_MODULE);
    o.run_jobs();
    EXPECT_EQ(o.take(), "1:1; 4:1");
}

TEST(ObserveLines, labels_and_blocks_and_the_value_of_the_script_survive) {
    Observed o(Observed::lines);
    EXPECT_EQ(o.run("x: { 1; { 2 } if (0) break x; 3 }"), "3");
    EXPECT_EQ(
        o.run(
            "let s = 0; for (let i = 0; i < 3; i++) { for (const j of [1, 2]) { if (j == 2) continue; s += j "
            "} } s"),
        "3");
    EXPECT_EQ(o.run("let f = []; for (let i = 0; i < 3; i++) f.push(() => i); f.map(g => g()).join()"),
              "0,1,2");
    EXPECT_EQ(o.run("(function () { try { return 1 } finally { for (;;) break } })()"), "1");
    EXPECT_EQ(o.run("eval('var q = 4; q + 1')"), "5");
    EXPECT_EQ(o.run("'use strict'; (function () { return this })() === undefined"), "true");
}

// Scripts that lean on what the parser does around statements: completion values, labels, scopes, finally.
const char* const delicate_scripts[] = {
    "let r=[]; for (const [a,b] of Object.entries({x:1,y:2})) { if (a=='x') continue; r.push(a+b) } r.join()",
    "let r=[]; outer: for (let i=0;i<3;i++) { for (let j of [0,1,2]) { if (j==1) continue outer; if (i==2) "
    "break outer; r.push(()=>i+','+j) } } r.map(f=>f()).join(';')",
    "let r=[]; for (let i=0, f=()=>i; i<3; r.push(f()), i++) r.push(()=>i); r.map(x=>typeof "
    "x=='function'?x():x).join()",
    "let o=''; switch (3) { case 1: let x=1; default: o+='d'; case 2: o+='2'; break; case 4: o+='4' } o",
    "(function(){ try { return 'a' } finally { try { throw 1 } catch { for (;;) { break } } } })()",
    "(function(){ for (const x of [1,2,3]) { try { if (x==2) return x; continue } finally { } } })()",
    "let c=0; const it={[Symbol.iterator](){return {next(){return "
    "{value:c++,done:false}},return(){c+=100;return {}}}}}; for (const x of it) { if (x>2) break } c",
    "class A { static #p=1; static q=(()=>A.#p+1)(); static { this.r = A.q+1; for (let i=0;i<2;i++) this.r++ "
    "} get v(){ return A.r } } new A().v",
    "class B extends Array { constructor(...a){ super(...a); if (a.length) this.z=1; else this.z=2 } } new "
    "B(1,2).z+','+new B().z",
    "const f=(a,{b=a,c=[...'xy']}={},...d)=>[a,b,c,d].join('|'); f(1)+f(1,{b:2},3,4)",
    "const g=async(x=(()=>{ let q=1; return q })())=>x; typeof g()",
    "var w={p:5}; with (w) { p=p+1; for (var k in w) p++ } w.p",
    "eval('1;;;;')",
    "eval('do { 2; break } while (0)')",
    "eval('2; if (0) 3')",
    "eval('l: { 5; break l }')",
    "eval('for (var i=0;i<3;i++) i')",
    "eval('try { 7 } finally { 8 }')",
    "eval('switch(1){case 1: 9}')",
    "eval('while(0);')",
    "eval('var z=1')",
    "eval('1; function q(){}')",
    "eval('3; {}')",
    "eval('4; var t;')",
    "eval('var a1=1; while(a1<3) a1++')",
    "(function(){ var r=[]; for (var i in {a:1,b:2}) { r.push(i); if (i=='a') delete this.zz } return "
    "r.join() }).call({})",
    "(()=>{ let s=''; do s+='x'; while (s.length<3) return s })()",
    "(()=>{ let s=0; for (;;) { if (s++>3) break; else continue } return s })()",
    "[...(function*(){ for (let i=0;i<3;i++) { const x = yield i; if (x) return x } })()].join()",
    "[...(function*(){ yield* (function*(){ try { yield 1; yield 2 } finally { yield 3 } })(); })()].join()",
    "let g2=(function*(){ while (true) { try { yield 1 } catch (e) { yield 'c'+e } } })(); g2.next(); "
    "g2.throw(5).value",
    "label: function lf(){} typeof lf",
    "if (1) function iff(){ return 4 }\n iff()",
    "let {length}='abc'; length",
    "var [x1=1,,y1]=[undefined,2,3]; x1+y1",
    "a:{b:{break a} ; 1} 2",
    "(x=>y=>z=>x+y+z)(1)(2)(3)",
    "((x)=>({x}))(1).x",
    "(()=>[])().length",
    "(a=>a?1:2)(0)",
    "((a,b=a=>a+1)=>b(a))(1)",
    "(async x=>x).name.length",
    "(x=>{x})(1)+''",
    "'use strict'; (function(){ 'use strict'; let o={}; try { undefinedVar=1 } catch(e) { return e.name } "
    "})()",
    "new Function('a','b','if (a) return b; for (;;) return a')(0,1)",
    "(function(){ return\n1 })()+''",
    "let n1=0; { let n1=5; { n1++ } } n1",
    "try { null.f } catch ({message}) { typeof message }",
    "let fs=[]; for (var q of [1,2]) { let z=q; fs.push(()=>z) } fs.map(f=>f()).join()",
    "(function f(n){ if (n==0) return 0; while (n>0) { return 1+f(n-1) } })(5)",
    "function tail(n){ return n ? tail(n-1) : 'ok' } tail(50)",
    "let cnt=0; for (let i=0;i<3;i++) for (let j=0;j<i;j++) for (const k of [1]) cnt++; cnt",
    "var sum=0; for (var key in [5,6]) sum+=+key; sum",
    "let m=''; for (const ch of 'añ😀') { m+=ch+'.' } m",
    "[3,1,2].sort((a,b)=>a-b).map((x,i)=>x*i).join()",
    "var ev=0; (()=>{ eval('var ev=3; for (var i=0;i<2;i++) ev++'); return ev })()",
    "(function(){ arguments[0]=9; return arguments.length+arguments[0] })(1,2)",
    "async function af(){ for await (const x of [1,Promise.resolve(2)]) { log(x); if (x==2) break } log('e') "
    "} af(); 0",
    "(async()=>{ try { await Promise.reject(3) } catch (e) { log('c',e) } finally { for (let i=0;i<2;i++) "
    "await i; log('f') } return 1 })().then(log); 0",
    "(async function*(){ yield 1; try { yield 2 } finally { log('x') } })().return(4).then(r=>log(r.value)); "
    "0",
    "let ag=(async function*(){ let i=0; while (1) { const x = yield i++; if (x) { log('got',x); return 9 } "
    "} })(); ag.next(); ag.next(7).then(r=>log(r.value,r.done)); 0",
    "for (var v1 = 1 in {}) ; v1",
    "for (let let1 of [1]) ; 1",
    "{ function b1(){ return 1 } } b1()",
    "do ; while (0) 5",
    "if (0) ; else ; 6",
    "var x2 = 0; x2++\n++x2\nx2",
    "throw_test: try { throw {a:1} } catch ({a}) { a }",
    "(() => { switch (1) { case 0: return 'a'; case 1: { const z = 1; return z } } })()",
    "let arr=[]; for (let i = 0; i < 2; i++) { setTimeoutLike(() => arr.push(i)) } function "
    "setTimeoutLike(f) { f() } arr.join()",
    "({ async *m() { for await (const x of this.y()) yield x }, *y() { yield 1 } }).m().next().then(r => "
    "log(r.value)); 0",
    "using_ok: { try { eval('{ using d = { [Symbol.dispose]() { log(\"disposed\") } }; log(\"in\") } for "
    "(using u of [{ [Symbol.dispose]() { log(\"u\") } }]) log(\"b\")') } catch (e) { log(e.name) } } 0",
};

TEST(ObserveLines, do_not_change_what_a_script_does) {
    const auto effect = [](unsigned what, const char* script) {
        Observed o(what);
        const std::string result = o.run(script);
        o.run_jobs();
        std::erase_if(o.events, [](const std::string& event) { return !event.starts_with("log"); });
        return result + " / " + o.take();
    };
    for (const char* script : delicate_scripts) {
        EXPECT_EQ(effect(Observed::nothing, script), effect(Observed::lines, script)) << script;
    }
}

TEST(ObserveLines, internal_files_are_silent) {
    EXPECT_EQ(lines_of("log(1);\nlog(2);", "node:fs"), "log 1 log 2");
}

TEST(ObserveLines, are_told_only_while_they_are_on) {
    Observed o(Observed::lines);
    o.run("function f() {\n  log('in');\n}");
    o.take();
    observe_set_lines(o.rt(), false);
    o.run("f();");
    EXPECT_EQ(o.take(), "log in");
    observe_set_lines(o.rt(), true);
    o.run("f();");
    EXPECT_EQ(o.take(), "1:1; 2:3; log in");
}

TEST(ObserveLines, a_script_of_many_statements_is_parsed_in_proportion_to_its_length) {
    std::string script = "let x = 0;\n";
    for (int i = 0; i < 20000; i++) script += "x++;\n";
    Observed o(Observed::lines);
    o.run(script + "x");
    EXPECT_EQ(o.events.size(), 20002u);
    EXPECT_EQ(o.events[20000], "20001:1");
}

}  // namespace
}  // namespace lg::script
