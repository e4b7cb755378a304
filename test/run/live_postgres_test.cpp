// Scripts against a real PostgreSQL, as --db has it. What is expected is what real Node prints with the npm
// package pg.
#include <gtest/gtest.h>

#include "sim/run.h"
#include "test/run/postgres_cluster.h"

namespace fs = std::filesystem;

namespace lg {
namespace {

class Postgres : public testing::Test {
  protected:
    static void SetUpTestSuite() { cluster_ = new PostgresCluster(); }
    static void TearDownTestSuite() { delete cluster_; }
    void SetUp() override {
        if (!cluster_->is_running)
            GTEST_SKIP() << "there is no PostgreSQL here (Debian's package postgresql)";
    }

    static RunOptions options_for(const PostgresCluster& cluster, std::string& out) {
        RunOptions options;
        options.host = host::HostKind::epoll;
        options.private_ports = true;
        options.servers.push_back({"DB Server", {"127.0.0.1", 5432}, {"127.0.0.1", cluster.port}});
        options.output = [&](trace::Stream, std::string_view text) { out += text; };
        return options;
    }
    // text: with `connect()`, which gives a client of the database, and `told(promise)`.
    static std::string print(const std::string& text, const PostgresCluster& cluster = *cluster_) {
        std::string name = (fs::temp_directory_path() / "loopglass-test-XXXXXX").string();
        const fs::path folder = mkdtemp(name.data());
        std::ofstream(folder / "main.mjs") << R"(
            import pg from 'pg';
            async function connect(changes) {
              const client = new pg.Client({
                host: '127.0.0.1', user: 'app', password: 'secret', database: 'postgres', ...changes });
              await client.connect();
              return client;
            }
            const told = (promise) => promise.then((r) => console.log(r.command, r.rowCount, r.rows),
                                                   (e) => console.log(e.code, e.message));
        )" << text;
        const auto scenario = load_scenario((folder / "main.mjs").string());
        std::string out;
        EXPECT_TRUE(run(*scenario, options_for(cluster, out)));
        fs::remove_all(folder);
        return out;
    }

    static PostgresCluster* cluster_;
};
PostgresCluster* Postgres::cluster_ = nullptr;

TEST_F(Postgres, the_scenario_prints_what_it_prints_with_the_actor) {
    print(R"js(
        const db = await connect();
        await db.query('CREATE DATABASE shop');
        const shop = await connect({ database: 'shop' });
        await shop.query("CREATE TABLE users (id int, name text, email text);" +
          "INSERT INTO users VALUES (1, 'Ada Lovelace', 'ada@example.com'), " +
          "(2, 'Alan Turing', 'alan@example.com'), (3, 'Grace Hopper', 'grace@example.com')");
        await shop.end();
        await db.end();
    )js");
    auto scenario = load_scenario((fs::path(LOOPGLASS_SOURCE_DIR) / "scenarios/db-io").string());
    ASSERT_TRUE(scenario);
    std::string with_actor, with_postgres;
    RunOptions options;
    options.output = [&](trace::Stream, std::string_view text) { with_actor += text; };
    ASSERT_TRUE(run(*scenario, options));
    std::erase_if(scenario->world.actors, [](const host::ActorDescription& actor) {
        return std::holds_alternative<host::PostgresServer>(actor);
    });
    ASSERT_TRUE(run(*scenario, options_for(*cluster_, with_postgres)));
    EXPECT_EQ(with_postgres, with_actor);
    EXPECT_NE(with_postgres.find("answered with 3 users"), with_postgres.npos);
}

TEST_F(Postgres, values_come_in_their_types) {
    EXPECT_EQ(print(R"(
        const db = await connect();
        const { rows: [row] } = await db.query(`SELECT 2::int2 a, 9007199254740993::int8 b, 1.5::float4 c,
          12.340::numeric d, true e, 'ab'::varchar(5) f, NULL g,
          '\\xdeadbeef'::bytea h, '{"y":"한글"}'::jsonb i,
          '2026-11-26 04:05:06.789+02'::timestamptz j, '1 day -02:03:04.5'::interval k, 'infinity'::date l,
          '(1,2.5)'::point m, ARRAY['a b','c,"d"',NULL] n, ARRAY[[1,2],[3,4]]::int8[] o,
          ARRAY['{"a":1}']::json[] p, ARRAY['2026-11-26 01:02:03']::timestamp[] q`);
        for (const name in row) console.log(name, row[name]);
        await told(db.query(
          'SELECT $1::int + 1 AS n, $2::text AS t, $3::jsonb AS j, $4::int[] AS a, $5::bytea AS b',
          [41, "it's", { k: [1] }, [1, 2], Buffer.from([1, 255])]));
        await db.end();
    )"),
              R"(a 2
b 9007199254740993
c 1.5
d 12.340
e true
f ab
g null
h <Buffer de ad be ef>
i { y: '한글' }
j 2026-11-26T02:05:06.789Z
k PostgresInterval {
  days: 1,
  hours: -2,
  minutes: -3,
  seconds: -4,
  milliseconds: -500
}
l Infinity
m { x: 1, y: 2.5 }
n [ 'a b', 'c,"d"', null ]
o [ [ '1', '2' ], [ '3', '4' ] ]
p [ { a: 1 } ]
q [ 2026-11-26T01:02:03.000Z ]
SELECT 1 [
  {
    n: 42,
    t: "it's",
    j: { k: [Array] },
    a: [ 1, 2 ],
    b: <Buffer 01 ff>
  }
]
)");
}

TEST_F(Postgres, an_error_has_its_sqlstate_and_the_client_goes_on) {
    EXPECT_EQ(print(R"(
        const db = await connect();
        await told(db.query('SELEC 1'));
        await told(db.query('SELECT $1::int / 0', [1]));
        await told(db.query('SELECT * FROM missing'));
        await told(db.query('SELECT 1 AS one'));
        await db.end();
        for (const changes of [{ password: 'wrong' }, { database: 'none' }]) await told(connect(changes));
    )"),
              "42601 syntax error at or near \"SELEC\"\n"
              "22012 division by zero\n"
              "42P01 relation \"missing\" does not exist\n"
              "SELECT 1 [ { one: 1 } ]\n"
              "28P01 password authentication failed for user \"app\"\n"
              "3D000 database \"none\" does not exist\n");
}

TEST_F(Postgres, two_clients_see_each_other_s_commits_and_wait_for_locks) {
    EXPECT_EQ(print(R"(
        const [a, b] = await Promise.all([connect(), connect()]);
        await a.query('CREATE TABLE counter (n int); INSERT INTO counter VALUES (0)');
        await a.query('BEGIN; UPDATE counter SET n = n + 1');
        await told(b.query('SELECT n FROM counter'));
        const waits = told(b.query('UPDATE counter SET n = n + 10'));
        await a.query('COMMIT');
        await waits;
        await told(a.query('SELECT n FROM counter'));
        await a.end();
        await b.end();
    )"),
              "SELECT 1 [ { n: 0 } ]\nUPDATE 1 []\nSELECT 1 [ { n: 11 } ]\n");
}

TEST_F(Postgres, a_terminated_backend_fails_its_query_with_the_reason) {
    EXPECT_EQ(print(R"(
        const db = await connect();
        for (const isBusy of [true, false]) {
          const victim = await connect();
          const over = new Promise((resolve) => victim.on('end', resolve));
          victim.on('error', (e) => console.log('event', e.code, e.message));
          const { rows: [{ pid }] } = await victim.query('SELECT pg_backend_pid() AS pid');
          const queries = isBusy ? ['SELECT pg_sleep(1000)', 'SELECT 1'] : [];
          const asked = queries.map((text) => told(victim.query(text)));
          if (isBusy) {
            const isActive = "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND state = 'active'";
            while ((await db.query(isActive, [pid])).rowCount === 0) continue;
          }
          await db.query('SELECT pg_terminate_backend($1)', [pid]);
          await Promise.all([over, ...asked]);
        }
        await db.end();
    )"),
              "57P01 terminating connection due to administrator command\n"
              "event undefined Connection terminated unexpectedly\n"
              "undefined Connection terminated unexpectedly\n"
              "event 57P01 terminating connection due to administrator command\n"
              "event undefined Connection terminated unexpectedly\n");
}

TEST_F(Postgres, each_way_of_saying_the_password_is_known) {
    for (const char* method : {"md5", "password", "trust"}) {
        const PostgresCluster cluster(method);
        ASSERT_TRUE(cluster.is_running) << method;
        EXPECT_EQ(print("const db = await connect(); await told(db.query('SELECT 1 AS n')); await db.end();",
                        cluster),
                  "SELECT 1 [ { n: 1 } ]\n")
            << method;
    }
}

TEST_F(Postgres, a_killed_database_is_an_error_and_the_program_goes_on) {
    PostgresCluster cluster;
    std::string name = (fs::temp_directory_path() / "loopglass-test-XXXXXX").string();
    const fs::path folder = mkdtemp(name.data());
    std::ofstream(folder / "main.mjs") << R"(
        import pg from 'pg';
        const config = { host: '127.0.0.1', user: 'app', password: 'secret', database: 'postgres' };
        const client = new pg.Client(config);
        await client.connect();
        client.on('error', (e) => console.log('event', e.message));
        const asked = client.query('SELECT pg_sleep(1000)')
          .catch((e) => console.log('query', e.code ?? e.message));
        console.log('ready');
        await asked;
        const again = new pg.Client(config);
        await again.connect().catch((e) => console.log('again', e.code));
    )";
    const auto scenario = load_scenario((folder / "main.mjs").string());
    std::string out;
    RunOptions options = options_for(cluster, out);
    options.output = [&](trace::Stream, std::string_view text) {
        out += text;
        if (text == "ready\n") cluster.stop();
    };
    ASSERT_TRUE(run(*scenario, options));
    fs::remove_all(folder);
    EXPECT_TRUE(out.starts_with("ready\n")) << out;
    EXPECT_NE(out.find("query Connection terminated unexpectedly\n"), out.npos) << out;
    EXPECT_NE(out.find("event Connection terminated unexpectedly\n"), out.npos) << out;
    EXPECT_TRUE(out.ends_with("again ECONNREFUSED\n")) << out;
}

}  // namespace
}  // namespace lg
