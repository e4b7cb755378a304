// The database scenario against a real PostgreSQL, which the test starts on the loopback as an ordinary user,
// in a folder of its own. Skipped where there is none.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "sim/host/file_handle.h"
#include "sim/host/poller.h"
#include "sim/host/socket_address.h"
#include "sim/run.h"

namespace fs = std::filesystem;

namespace lg {
namespace {

const fs::path root = LOOPGLASS_SOURCE_DIR;

fs::path find_programs() {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", error))
        if (fs::exists(entry.path() / "bin/initdb")) return entry.path() / "bin";
    return {};
}

uint16_t free_port() {
    const host::FileHandle socket{static_cast<int>(host::open_stream_socket(AF_INET))};
    auto address = host::to_socket_address({"127.0.0.1", 0});
    bind(socket.fd(), address->get(), address->size);
    return host::own_address(socket.fd())->port;
}

class RealDatabase {
  public:
    explicit RealDatabase(const fs::path& programs) : programs_(programs), port(free_port()) {
        std::string name = (fs::temp_directory_path() / "loopglass-pg-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        if (geteuid() == 0) run_as_is(fmt::format("chown nobody {}", folder_.string()));
        const std::string data = (folder_ / "data").string();
        works = call("initdb", fmt::format("-D {} -U app -A trust -N", data)) &&
                call("pg_ctl", fmt::format("-D {} -w -t 60 -l {}/log -o '-p {} -k {} -h 127.0.0.1 -F' start",
                                           data, folder_.string(), port, folder_.string())) &&
                call("createdb", fmt::format("-h 127.0.0.1 -p {} -U app shop", port));
    }
    ~RealDatabase() {
        call("pg_ctl", fmt::format("-D {}/data -m immediate -w stop", folder_.string()));
        fs::remove_all(folder_);
    }
    RealDatabase(const RealDatabase&) = delete;
    RealDatabase& operator=(const RealDatabase&) = delete;

    bool execute(const std::string& statement) const {
        return call("psql", fmt::format("-h 127.0.0.1 -p {} -U app -q -d shop -c \"{}\"", port, statement));
    }

  private:
    static bool run_as_is(const std::string& command) {
        return std::system(("cd /tmp && " + command + " > /dev/null 2>&1").c_str()) == 0;
    }
    // PostgreSQL does not run for root.
    bool call(const std::string& program, const std::string& words) const {
        const std::string command = fmt::format("{}/{} {}", programs_.string(), program, words);
        return run_as_is(geteuid() == 0 ? "runuser -u nobody -- " + command : command);
    }

    const fs::path programs_;
    fs::path folder_;

  public:
    const uint16_t port;
    bool works = false;
};

class LiveDatabase : public testing::Test {
  protected:
    void SetUp() override {
        const fs::path programs = find_programs();
        if (programs.empty()) GTEST_SKIP() << "PostgreSQL is not installed: apt-get install postgresql";
        database_ = std::make_unique<RealDatabase>(programs);
        if (!database_->works) GTEST_SKIP() << "PostgreSQL cannot be started here";
    }

    std::string print(const Scenario& scenario) const {
        std::string out;
        RunOptions options;
        options.host = host::best_host();
        options.private_ports = true;
        options.servers.push_back({"DB Server", {"127.0.0.1", 5432}, {"127.0.0.1", database_->port}});
        options.output = [&](trace::Stream, std::string_view text) { out += text; };
        const auto outcome = run(scenario, options);
        EXPECT_TRUE(outcome) << outcome.error().text();
        return out;
    }

    std::unique_ptr<RealDatabase> database_;
};

TEST_F(LiveDatabase, the_scenario_asks_a_real_server_as_it_asks_the_actor) {
    ASSERT_TRUE(database_->execute("CREATE TABLE users (id int, name text, email text)"));
    ASSERT_TRUE(database_->execute(
        "INSERT INTO users VALUES (1, 'Ada', 'a@x'), (2, 'Alan', 'b@x'), (3, 'Grace', 'c@x')"));
    auto scenario = load_scenario((root / "scenarios/db-io").string());
    ASSERT_TRUE(scenario) << scenario.error().text();
    std::erase_if(scenario->world.actors, [](const host::ActorDescription& each) {
        return std::holds_alternative<host::PostgresServer>(each);
    });
    EXPECT_EQ(print(*scenario), "listening on http://localhost:3000/users\nanswered with 3 users\n");
}

TEST_F(LiveDatabase, a_connection_that_the_server_ends_is_an_error_of_the_query) {
    std::string name = (fs::temp_directory_path() / "loopglass-test-XXXXXX").string();
    const fs::path folder = mkdtemp(name.data());
    std::ofstream(folder / "main.js") << R"(
        const { Client } = require('pg');
        const db = new Client({ host: '127.0.0.1', port: 5432, user: 'app', database: 'shop' });
        db.on('error', () => console.log('the connection is gone'));
        db.connect()
          .then(() => db.query('SELECT pg_terminate_backend(pg_backend_pid())'))
          .catch((error) => console.log('the query failed:', error.code));
    )";
    const auto scenario = load_scenario((folder / "main.js").string());
    ASSERT_TRUE(scenario);
    const std::string out = print(*scenario);
    EXPECT_NE(out.find("the query failed: 57P01\n"), out.npos) << out;
    fs::remove_all(folder);
}

}  // namespace
}  // namespace lg
