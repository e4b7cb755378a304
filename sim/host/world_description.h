// What a script will meet, as plain data: the machine it runs on, the network around it, and the actors that
// come to it and to whom it goes. Written by scenarios; read by hosts. Values only, no behaviour.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/base/time.h"
#include "sim/host/host.h"

namespace lg::host {

// How the kernel's demultiplexer is spoken to. Only what the table in the trace shows depends on it.
enum class Protocol : uint8_t {
    epoll,   // a kernel-held table, changed by deltas; a ready list, level-triggered
    kqueue,  // as epoll, but reading and writing are two filters with two notices
    poll,    // no table in the kernel: the whole set is handed over at each call and scanned in its order
    select,  // as poll, and only descriptors below 1024
    iocp,    // completion: nothing is ever reported ready, only done
};

// What things cost on the virtual machine. All short calls cost the same, so that jobs end in the order in
// which workers took them up, as they mostly do on a real machine. Jitter spreads each duration by so many
// percent up or down.
struct Latencies {
    Duration open = Duration::of_us(50);
    Duration close = Duration::of_us(50);
    Duration status = Duration::of_us(50);      // stat, lstat, fstat, access, readlink, realpath
    Duration read = Duration::of_us(50);        // plus the bytes at disk_bytes_per_second
    Duration write = Duration::of_us(50);       // likewise
    Duration change = Duration::of_us(50);      // mkdir, unlink, rename and other changes of the tree
    Duration directory = Duration::of_us(50);   // readdir
    Duration synchronize = Duration::of_ms(2);  // fsync
    Duration lookup = Duration::of_us(1500);    // getaddrinfo
    Duration first_job = Duration::of_us(250);  // from the first job until the pool is warm
    Duration network = Duration::of_us(50);     // one way, each message
    Duration socket_call = Duration::of_us(2);  // socket, bind, listen, close: the loop waits for them
    uint64_t disk_bytes_per_second = 2'000'000'000;
    uint32_t jitter_percent = 0;  // 0 to 90; without it, equal jobs end in the order in which they began
};

struct Limits {
    uint64_t disk_bytes = uint64_t{256} << 20;  // of all that is written; beyond it ENOSPC
    uint32_t descriptors = 65'536;              // beyond it EMFILE
    uint32_t receive_buffer_bytes = 4 << 20;    // the window of a connection, as Linux tunes it on loopback
    uint32_t send_buffer_bytes = 3703 << 10;    // what the kernel takes off a writer that is too fast
};

// A file that the scenario puts on the virtual disk. A relative path is relative to the script's folder.
struct GivenFile {
    std::string path;
    std::string content;
    uint32_t mode = 0644;
};

// A name that getaddrinfo knows besides localhost.
struct KnownHost {
    std::string name;
    std::vector<std::string> addresses;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
    std::string method = "GET";
    std::string path = "/";
    Headers headers;
    std::string body;
    Duration delay;      // after the answer to the request before it; for the first, after the connection
    uint32_t times = 1;  // how often, one after the other
};

// Sends requests one after the other, each when the answer to the one before it is complete.
struct HttpClient {
    std::string name = "Client";
    Address server{"127.0.0.1", 3000};
    Duration delay = Duration::of_ms(1);  // after the program listens on the port
    bool keep_alive = true;               // one connection for all requests, else one for each
    std::vector<HttpRequest> requests;
};

// Sends bytes as they are. Closes when it has got as many bytes as are expected; 0: when the server closes.
struct TcpClient {
    std::string name = "Client";
    Address server{"127.0.0.1", 3000};
    Duration delay = Duration::of_ms(1);
    Duration pause;  // between two sends
    std::vector<std::string> sends;
    uint64_t expected_bytes = 0;
    bool reads = true;       // else the answers pile up, and the writer at the other end has to wait
    bool half_close = true;  // say "no more" behind the last send
    bool reset = false;      // break the connection off (RST) behind the last send
};

struct PostgresColumn {
    std::string name;
    std::string type = "text";  // PostgreSQL's name of the type: int4, text, timestamptz, ...
};
using PostgresRow = std::vector<std::optional<std::string>>;  // in text format; nothing is NULL

// What the database says to a query. The pattern is the query's text with any white space counted as one
// blank, letters in either case, and * for anything.
struct PostgresAnswer {
    std::string pattern;
    std::vector<PostgresColumn> columns;
    std::vector<PostgresRow> rows;
    std::string match_column;  // if not empty: only rows whose value in it equals parameter $1
    std::string tag;           // of CommandComplete; empty: "SELECT n"
    std::string error_code;    // SQLSTATE; if not empty the answer is an error
    std::string error_message;
    std::optional<Duration> latency;  // else the server's
};

struct PostgresServer {
    std::string name = "DB Server";
    Address address{"127.0.0.1", 5432};
    Duration latency = Duration::of_ms(3);  // from the query's arrival to its answer
    std::vector<PostgresAnswer> answers;
};

// Answers each piece of bytes that arrives.
struct TcpServer {
    enum class Behaviour : uint8_t { echo, answer, silent, reset };
    std::string name = "Server";
    Address address{"127.0.0.1", 7000};
    Behaviour behaviour = Behaviour::echo;
    std::string answer;
    Duration latency;
    bool close_after = false;  // the server closes behind its first answer
};

// A record of a name server's: a name in small letters, a type as dns_message.h knows them, and a value as a
// zone file writes it.
struct DnsRecord {
    std::string name, type, value;
    uint32_t ttl_seconds = 300;
};

// Answers questions by DNS over TCP.
struct NameServer {
    std::string name = "Name Server";
    Address address{"127.0.0.1", 53};  // where resolvers ask if they are told nothing else
    Duration latency = Duration::of_ms(2);
    std::vector<DnsRecord> records;  // those of the scenario's hosts among them
};

using ActorDescription = std::variant<HttpClient, TcpClient, PostgresServer, TcpServer, NameServer>;

struct WorldDescription {
    std::vector<ActorDescription> actors;
    std::vector<GivenFile> files;
    std::vector<KnownHost> hosts;
    Latencies latencies;
    Limits limits;
    Protocol protocol = Protocol::epoll;
    bool writable =
        true;  // the script's folder can be written (in memory; the real one never is), else EROFS
    int64_t epoch_ms = 1'767'225'600'000;  // Date.now() when the run begins: 2026-01-01T00:00:00Z
};

}  // namespace lg::host
