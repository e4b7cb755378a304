// A PostgreSQL of a test's own: a fresh cluster in a temporary folder, on a free port of the loopback. It is
// stopped, by its own process id, and removed when the test is over.
#pragma once
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace lg {

class PostgresCluster {
  public:
    // The user is "app", the password "secret". method: how initdb lets users in.
    explicit PostgresCluster(const std::string& method = "scram-sha-256") {
        namespace fs = std::filesystem;
        const std::string programs = find_programs();
        if (programs.empty()) return;
        std::string name = (fs::temp_directory_path() / "loopglass-postgres-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        std::ofstream(folder_ / "password") << "secret\n";
        // PostgreSQL refuses to run as root.
        if (getuid() == 0) as_user_ = "runuser -u nobody -- ";
        if (getuid() == 0 && !call(fmt::format("chown -R nobody {}", folder_.string()))) return;
        port = free_port();
        control_ = as_user_ + programs + "/pg_ctl -D " + (folder_ / "data").string();
        const bool is_made =
            call(fmt::format("{}{}/initdb -D {}/data -U app -A {} --pwfile={}/password "
                             "--no-sync -E UTF8 --locale=C",
                             as_user_, programs, folder_.string(), method, folder_.string()));
        is_running = is_made && call(fmt::format("{} -w -l {}/log -o '-p {} -c listen_addresses=127.0.0.1 "
                                                 "-c unix_socket_directories= -c fsync=off' start",
                                                 control_, folder_.string(), port));
    }
    ~PostgresCluster() {
        if (is_running) stop();
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    }
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    // As if it was killed: no client is waited for.
    void stop() {
        call(control_ + " -m immediate stop");
        is_running = false;
    }

    uint16_t port = 0;
    bool is_running = false;

  private:
    static std::string find_programs() {
        namespace fs = std::filesystem;
        std::error_code none;
        for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none))
            if (fs::exists(version.path() / "bin/initdb")) return (version.path() / "bin").string();
        return {};
    }
    static uint16_t free_port() {
        const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        bind(fd, reinterpret_cast<sockaddr*>(&address), size);
        getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
        close(fd);
        return ntohs(address.sin_port);
    }
    bool call(const std::string& command) const {
        return std::system(fmt::format("cd / && {} >{}/out 2>&1", command, folder_.string()).c_str()) == 0;
    }

    std::filesystem::path folder_;
    std::string as_user_, control_;
};

}  // namespace lg
