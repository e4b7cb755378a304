// Questions to name servers (rule T4), on the virtual machine and on the real one.
#include <gtest/gtest.h>

#include <fstream>

#include "sim/host/live_demultiplexer.h"
#include "sim/run.h"
#include "test/temporary_folder.h"

namespace lg {
namespace {

using host::HostKind;

constexpr std::string_view world = R"(
[[host]]
name = "db.example"
addresses = ["10.0.0.5", "fd00::5"]
[[actor]]
kind = "name_server"
latency = "3 ms"
[[actor.record]]
name = "Mail.example"
type = "MX"
value = "10 mx.example"
ttl = 60
[[actor.record]]
name = "mail.example"
type = "TXT"
value = "v=spf1 -all"
[[actor.record]]
name = "alias.example"
type = "CNAME"
value = "db.example"
)";

std::string print(const std::string& script, HostKind kind, std::string_view scenario_text = world) {
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "main.js") << script;
    std::ofstream(folder.path() / "scenario.toml") << scenario_text;
    const auto scenario = load_scenario(folder.path().string());
    if (!scenario) return scenario.error().text();
    RunOptions options;
    options.host = kind;
    options.private_ports = true;
    std::string printed;
    options.output = [&](trace::Stream, std::string_view text) { printed += text; };
    const auto outcome = run(*scenario, options);
    if (!outcome) return outcome.error().text();
    return printed;
}

class NameServer : public testing::TestWithParam<HostKind> {};

TEST_P(NameServer, answers_what_it_knows) {
    EXPECT_EQ(print(R"(
const dns = require('dns').promises;
const show = (name, promise) => promise.then((found) => console.log(name, JSON.stringify(found)),
  (error) => console.log(name, error.message, error.code, error.errno, error.syscall, error.hostname));
(async () => {
  await show('4', dns.resolve4('DB.example'));
  await show('ttl', dns.resolve4('db.example', { ttl: true }));
  await show('6', dns.resolve('db.example', 'AAAA'));
  await show('mx', dns.resolveMx('mail.example'));
  await show('txt', dns.resolveTxt('mail.example'));
  await show('any', dns.resolveAny('mail.example'));
  await show('alias', dns.resolve4('alias.example'));
  await show('cname', dns.resolveCname('alias.example'));
  await show('reverse', dns.reverse('10.0.0.5'));
  await show('reverse 6', dns.reverse('fd00::5'));
  await show('none of the type', dns.resolveSrv('mail.example'));
  await show('nobody', dns.resolve4('nobody.example'));
})();
)",
                    GetParam()),
              R"(4 ["10.0.0.5"]
ttl [{"address":"10.0.0.5","ttl":300}]
6 ["fd00::5"]
mx [{"exchange":"mx.example","priority":10}]
txt [["v=spf1 -all"]]
any [{"exchange":"mx.example","priority":10,"type":"MX"},{"entries":["v=spf1 -all"],"type":"TXT"}]
alias ["10.0.0.5"]
cname ["db.example"]
reverse ["db.example"]
reverse 6 ["db.example"]
none of the type querySrv ENODATA mail.example ENODATA undefined querySrv mail.example
nobody queryA ENOTFOUND nobody.example ENOTFOUND undefined queryA nobody.example
)");
}

TEST_P(NameServer, is_asked_without_the_pool) {
    EXPECT_EQ(print(R"(
const dns = require('dns'), fs = require('fs');
let jobs = 4;
// The pool is busy with four long jobs; the answer does not wait for them.
for (let i = 0; i < 4; i++) {
  require('crypto').pbkdf2('x', 'y', 300000, 32, 'sha1', () => { if (--jobs === 0) console.log('jobs'); });
}
dns.resolve4('db.example', (error, found) => console.log(error, found));
)",
                    GetParam()),
              "null [ '10.0.0.5' ]\njobs\n");
}

TEST_P(NameServer, is_given_up_when_nobody_answers) {
    EXPECT_EQ(print(R"(
const dns = require('dns');
const resolver = new dns.Resolver({ timeout: 50, tries: 2 });
resolver.resolve4('db.example', (error) => {
  console.log(error.code);
  const refused = new dns.Resolver();
  refused.setServers(['127.0.0.1:5399']);
  refused.resolve4('db.example', (error) => console.log(error.code));
});
)",
                    GetParam(),
                    "[[actor]]\nkind = \"tcp_server\"\nbehaviour = \"silent\"\naddress = \"127.0.0.1:53\""),
              "ETIMEOUT\nECONNREFUSED\n");
}

TEST_P(NameServer, a_cancelled_question_says_so) {
    EXPECT_EQ(print(R"(
const dns = require('dns');
const resolver = new dns.Resolver();
resolver.resolve4('db.example', (error) => console.log(error.code));
try { resolver.setServers(['127.0.0.1']); } catch (error) { console.log(error.code); }
resolver.cancel();
resolver.setServers(['127.0.0.1']);
console.log('main');
)",
                    GetParam()),
              "ERR_DNS_SET_SERVERS_FAILED\nmain\nECANCELLED\n");
}

std::vector<HostKind> hosts() {
    std::vector<HostKind> kinds{HostKind::simulated};
    for (const HostKind kind : host::live_hosts()) kinds.push_back(kind);
    return kinds;
}
std::string name_of(const testing::TestParamInfo<HostKind>& kind) {
    return std::string(host::name_of(kind.param));
}
INSTANTIATE_TEST_SUITE_P(Hosts, NameServer, testing::ValuesIn(hosts()), name_of);

TEST(NameServerOfAScenario, mistakes_in_its_records_are_told) {
    const auto mistake = [](const std::string& record) {
        return print("", HostKind::simulated,
                     "[[actor]]\nkind = \"name_server\"\n[[actor.record]]\n" + record);
    };
    EXPECT_NE(mistake("name = \"a\"\ntype = \"HINFO\"\nvalue = \"x\"").find("the types are A, NS, CNAME"),
              std::string::npos);
    EXPECT_NE(mistake("name = \"a\"\ntype = \"MX\"\nvalue = \"mx.example\"")
                  .find("\"mx.example\" is no value of the type MX, such as \"10 mail.example\""),
              std::string::npos);
    EXPECT_NE(print("", HostKind::simulated, "[[host]]\nname = \"x\"\naddresses = [\"1.2.3\"]")
                  .find("\"1.2.3\" is no IP address"),
              std::string::npos);
}

}  // namespace
}  // namespace lg
