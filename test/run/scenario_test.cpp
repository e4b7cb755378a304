#include "sim/scenario.h"
#include "test/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace lg {
namespace {

namespace fs = std::filesystem;

// A folder that lives as long as the test.
class Folder {
  public:
    std::string put(const std::string& name, const std::string& content = {}) const {
        const fs::path file = real_.path() / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file) << content;
        return file.string();
    }
    const std::string& path() const { return path_; }

  private:
    const TemporaryFolder real_;
    const std::string path_ = real_.path().string();
};

Result<Scenario> read(std::string_view text) {
    Scenario scenario;
    const Status status = read_scenario(text, "scenario.toml", scenario);
    if (!status) return status.error();
    return scenario;
}
std::string mistake(std::string_view text) {
    const auto scenario = read(text);
    return scenario ? "no mistake" : scenario.error().text();
}

TEST(Scenario, an_empty_file_is_the_default_world) {
    const auto scenario = read("");
    ASSERT_TRUE(scenario) << scenario.error().text();
    EXPECT_EQ(scenario->pool_size, 4u);
    EXPECT_EQ(scenario->world.latencies.open, host::Latencies{}.open);
    EXPECT_TRUE(scenario->world.actors.empty());
}

TEST(Scenario, every_setting_is_read) {
    const auto scenario = read(R"(
title = { en = "T", ko = "티" }
summary.en = "S"
node = "20"
seed = 7
pool_size = 2
protocol = "kqueue"
writable = false
start = 2001-09-09T01:46:40Z
[costs]
operation = "3 ns"
clock_read = "1us"
callback = "2.5 us"
[limits]
events = 10
memory_bytes = 1000
descriptors = 100
[latencies]
read = "1 ms"
jitter_percent = 0
[[file]]
path = "data/a.txt"
content = "A"
mode = 0o600
[[host]]
name = "db.internal"
addresses = ["10.0.0.5"]
)");
    ASSERT_TRUE(scenario) << scenario.error().text();
    EXPECT_EQ(scenario->title.ko, "티");
    EXPECT_EQ(scenario->summary.ko, "S") << "Korean falls back on English";
    EXPECT_EQ(scenario->node, "20");
    EXPECT_EQ(scenario->seed, 7u);
    EXPECT_EQ(scenario->pool_size, 2u);
    EXPECT_EQ(scenario->world.protocol, host::Protocol::kqueue);
    EXPECT_FALSE(scenario->world.writable);
    EXPECT_EQ(scenario->world.epoch_ms, 1'000'000'000'000);
    EXPECT_EQ(scenario->costs.operation.ns, 3);
    EXPECT_EQ(scenario->costs.callback.ns, 2500);
    EXPECT_EQ(scenario->limits.events, 10u);
    EXPECT_EQ(scenario->limits.memory_bytes, 1000u);
    EXPECT_EQ(scenario->world.limits.descriptors, 100u);
    EXPECT_EQ(scenario->world.latencies.read, Duration::of_ms(1));
    EXPECT_EQ(scenario->world.latencies.jitter_percent, 0u);
    ASSERT_EQ(scenario->world.files.size(), 1u);
    EXPECT_EQ(scenario->world.files[0].mode, 0600u);
    ASSERT_EQ(scenario->world.hosts.size(), 1u);
    EXPECT_EQ(scenario->world.hosts[0].addresses.front(), "10.0.0.5");
}

TEST(Scenario, actors_come_in_the_order_of_the_file) {
    const auto scenario = read(R"(
[[actor]]
kind = "postgres"
name = "DB"
address = "127.0.0.1:5433"
latency = "2 ms"
[[actor.answer]]
query = "select * from t"
columns = ["id int4", "note text", "done bool", "share float8"]
rows = [[1, "x", true, 0.5], [2, {}, false, 1.5]]
[[actor.answer]]
query = "delete*"
error = { code = "42501", message = "permission denied" }
[[actor]]
kind = "http_client"
server = "[::1]:8080"
keep_alive = false
[[actor.request]]
method = "POST"
path = "/a"
headers = { Accept = "text/plain" }
body = "b"
times = 3
[[actor]]
kind = "tcp_client"
sends = ["a", "b"]
reads = false
[[actor]]
kind = "tcp_server"
behaviour = "answer"
answer = "hello"
)");
    ASSERT_TRUE(scenario) << scenario.error().text();
    const auto& actors = scenario->world.actors;
    ASSERT_EQ(actors.size(), 4u);
    const auto& database = std::get<host::PostgresServer>(actors[0]);
    EXPECT_EQ(database.address, (host::Address{"127.0.0.1", 5433}));
    ASSERT_EQ(database.answers.size(), 2u);
    EXPECT_EQ(database.answers[0].columns[2].type, "bool");
    EXPECT_EQ(database.answers[0].rows[0], (host::PostgresRow{"1", "x", "t", "0.5"}));
    EXPECT_EQ(database.answers[0].rows[1][1], std::nullopt) << "{} is NULL";
    EXPECT_EQ(database.answers[1].error_code, "42501");
    const auto& client = std::get<host::HttpClient>(actors[1]);
    EXPECT_EQ(client.server, (host::Address{"::1", 8080}));
    EXPECT_EQ(client.requests.at(0).times, 3u);
    EXPECT_EQ(client.requests.at(0).headers.at(0).second, "text/plain");
    EXPECT_FALSE(std::get<host::TcpClient>(actors[2]).reads);
    EXPECT_EQ(std::get<host::TcpServer>(actors[3]).behaviour, host::TcpServer::Behaviour::answer);
}

TEST(Scenario, a_mistake_is_told_with_its_place_and_what_would_be_right) {
    EXPECT_EQ(
        mistake("\npool = 3\n"),
        "scenario.toml:2:1: the scenario has no key \"pool\"; its keys are title, summary, script, diagram, "
        "node, seed, random_seed, pool_size, protocol, writable, start, costs, limits, latencies, file, "
        "host, "
        "actor");
    EXPECT_EQ(mistake("pool_size = 0"),
              "scenario.toml:1:13: pool_size of the scenario is from 1 to 1024: found 0");
    EXPECT_EQ(mistake("pool_size = \"four\""),
              "scenario.toml:1:13: pool_size of the scenario is a whole number: found the string \"four\"");
    EXPECT_EQ(
        mistake("[latencies]\nread = 5"),
        "scenario.toml:2:8: read of [latencies] is a duration such as \"1.5 ms\" (ns, us, ms or s): found 5");
    EXPECT_EQ(mistake("[latencies]\nread = \"5 weeks\""),
              "scenario.toml:2:8: read of [latencies] is a duration such as \"1.5 ms\" (ns, us, ms or s): "
              "found the "
              "string \"5 weeks\"");
    EXPECT_EQ(
        mistake("protocol = \"io_uring\""),
        "scenario.toml:1:12: protocol of the scenario is one of epoll, kqueue, poll, select, iocp: found the "
        "string \"io_uring\"");
    EXPECT_EQ(mistake("[[actor]]\nname = \"x\""), "scenario.toml:1:1: [[actor]] needs kind");
    EXPECT_EQ(
        mistake("[[actor]]\nkind = \"tcp_client\"\nserver = \"3000\""),
        "scenario.toml:3:10: server of [[actor]] is an address such as \"127.0.0.1:3000\": found the string "
        "\"3000\"");
    EXPECT_EQ(mistake("actor = 3"),
              "scenario.toml:1:9: actor of the scenario is an array of tables: found 3");
    EXPECT_EQ(mistake("[[file]]\npath = \"../secret\""),
              "scenario.toml:2:8: the path of a file ends in its name and has no \"..\" in it");
}

TEST(Scenario, a_row_must_fit_its_columns) {
    const std::string head = "[[actor]]\nkind = \"postgres\"\n[[actor.answer]]\nquery = \"q\"\n";
    EXPECT_EQ(mistake(head + "columns = [\"id int4\"]\nrows = [[1, 2]]"),
              "scenario.toml:6:9: a row is an array of 1 values, one for each column: found 2 of them");
    EXPECT_TRUE(mistake(head + "columns = [\"id integer\"]").find("the types are bool, bytea, int8") !=
                std::string::npos);
}

TEST(Scenario, broken_toml_is_told_with_its_place) {
    EXPECT_EQ(mistake("title = \n").substr(0, 17), "scenario.toml:1:9");
    EXPECT_EQ(mistake("# 한국어\ntitle.ko = \"티\" # ё\nё = 1").substr(0, 17), "scenario.toml:3:1");
    EXPECT_EQ(mistake("[!]").substr(0, 17), "scenario.toml:1:2");
    EXPECT_EQ(mistake("a = [1,").substr(0, 14), "scenario.toml:");
}

TEST(Scenario, a_folder_gives_script_diagram_and_notes) {
    const Folder folder;
    folder.put("one/scenario.toml", "title.en = \"One\"");
    folder.put("one/main.js");
    folder.put("one/diagram.mmd");
    folder.put("one/notes.en.md");
    const auto scenario = load_scenario(folder.path() + "/one");
    ASSERT_TRUE(scenario) << scenario.error().text();
    EXPECT_EQ(scenario->name, "one");
    EXPECT_EQ(fs::path(scenario->folder), fs::path(folder.path() + "/one"));
    EXPECT_EQ(fs::path(scenario->script), fs::path(folder.path() + "/one/main.js"));
    EXPECT_EQ(fs::path(scenario->diagram), fs::path(folder.path() + "/one/diagram.mmd"));
    EXPECT_EQ(fs::path(scenario->notes.ko), fs::path(folder.path() + "/one/notes.en.md"));
    const auto same = load_scenario(folder.path() + "/one/scenario.toml");
    ASSERT_TRUE(same);
    EXPECT_EQ(same->script, scenario->script);
}

TEST(Scenario, any_script_has_a_default_world) {
    const Folder folder;
    const std::string script = folder.put("hello.mjs", "console.log(1)");
    const auto scenario = load_scenario(script);
    ASSERT_TRUE(scenario) << scenario.error().text();
    EXPECT_EQ(scenario->name, "hello");
    EXPECT_EQ(scenario->script, script);
    EXPECT_EQ(scenario->folder, folder.path());
    EXPECT_TRUE(scenario->world.actors.empty());
}

TEST(Scenario, missing_files_are_named) {
    const Folder folder;
    EXPECT_EQ(load_scenario(folder.path() + "/none").error().text(),
              folder.path() + "/none: there is no such file or folder");
    EXPECT_EQ(load_scenario(folder.path()).error().message,
              "the folder has neither a scenario.toml nor a main.js");
    folder.put("scenario.toml", "script = \"app.js\"");
    EXPECT_EQ(load_scenario(folder.path()).error().message,
              "there is no script app.js beside it; script = \"...\" names another");
    folder.put("scenario.toml", "script = \"../app.js\"");
    EXPECT_EQ(load_scenario(folder.path()).error().message,
              "\"../app.js\" must lie in the scenario's folder");
    folder.put("scenario.toml", "diagram = \"d.mmd\"");
    folder.put("main.js");
    EXPECT_EQ(load_scenario(folder.path()).error().message, "there is no diagram d.mmd beside it");
}

TEST(Scenario, a_list_is_in_the_order_of_names) {
    const Folder folder;
    for (const std::string name : {"b", "a", "c"}) {
        folder.put(name + "/scenario.toml");
        folder.put(name + "/main.js");
    }
    folder.put("not-one/readme.txt");
    const auto scenarios = list_scenarios(folder.path());
    ASSERT_TRUE(scenarios) << scenarios.error().text();
    ASSERT_EQ(scenarios->size(), 3u);
    EXPECT_EQ((*scenarios)[0].name, "a");
    EXPECT_EQ((*scenarios)[2].name, "c");
    folder.put("b/scenario.toml", "pool_size = 0");
    EXPECT_FALSE(list_scenarios(folder.path())) << "a broken scenario must not just be missing";
}

TEST(Scenario, our_own_are_well_formed) {
    for (const std::string name : {"db-io", "file-io", "promise", "sync-code"}) {
        const std::string file = std::string(LOOPGLASS_SOURCE_DIR) + "/scenarios/" + name + "/scenario.toml";
        std::ifstream stream(file);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        ASSERT_FALSE(text.empty()) << file;
        Scenario scenario;
        const Status status = read_scenario(text, file, scenario);
        ASSERT_TRUE(status) << status.error().text();
        EXPECT_FALSE(scenario.title.ko.empty());
        EXPECT_FALSE(scenario.world.actors.empty());
    }
}

}  // namespace
}  // namespace lg
