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
