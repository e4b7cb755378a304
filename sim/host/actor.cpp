#include "sim/host/actor.h"

#include <fmt/format.h>

#include "sim/host/http_client.h"
#include "sim/host/name_server.h"
#include "sim/host/postgres_server.h"
#include "sim/host/tcp_actors.h"

namespace lg::host {

std::unique_ptr<Actor> make_actor(const ActorDescription& description, Stage& stage) {
    struct Maker {
        Stage& on;
        std::unique_ptr<Actor> operator()(const HttpClient& client) const {
            return std::make_unique<HttpClientActor>(client, on);
        }
        std::unique_ptr<Actor> operator()(const TcpClient& client) const {
            return std::make_unique<TcpClientActor>(client, on);
        }
        std::unique_ptr<Actor> operator()(const PostgresServer& server) const {
            return std::make_unique<PostgresServerActor>(server, on);
        }
        std::unique_ptr<Actor> operator()(const TcpServer& server) const {
            return std::make_unique<TcpServerActor>(server, on);
        }
        std::unique_ptr<Actor> operator()(const NameServer& server) const {
            return std::make_unique<NameServerActor>(server, on);
        }
    };
    return std::visit(Maker{stage}, description);
}

const std::string& name_of(const ActorDescription& description) {
    return std::visit([](const auto& actor) -> const std::string& { return actor.name; }, description);
}

void listen_or_tell(Stage& stage, const Address& address) {
    if (!stage.listen(address)) stage.act(fmt::format("cannot listen on port {}: it is taken", address.port));
}

}  // namespace lg::host
