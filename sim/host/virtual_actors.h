// The actors of a scenario on the virtual network: gives each its stage, and tells it what happens there.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/host/actor.h"
#include "sim/host/virtual_network.h"

namespace lg::host {

class VirtualActors final : public ListenWatcher {
  public:
    VirtualActors(const WorldDescription& world, VirtualNetwork& network, Clock& clock, ArrivalSink& sink);
    ~VirtualActors() override;

    void start();
    void on_listening(const Address& address) override;

    // What the agenda tells.
    void alarm(uint32_t actor, uint64_t token);
    void hears(uint32_t actor);
    void refused(uint32_t actor, uint64_t connection);

  private:
    class VirtualStage;
    std::vector<std::unique_ptr<VirtualStage>> stages_;
};

}  // namespace lg::host
