// Each text of a message once, for as long as the machine is there: who tells of a message names its text by
// a reference. One thread at a time.
#pragma once
#include <string_view>
#include <unordered_set>
#include <utility>

#include "sim/host/host.h"

namespace lg::host {

class MessageTexts {
  public:
    const MessageText& text(const std::string& sender, const std::string& receiver, const std::string& what) {
        return *texts_.insert(MessageText{sender, receiver, what}).first;
    }
    // The same, if it may be the one that came last.
    const MessageText& text(const MessageText* last, const std::string& sender, const std::string& receiver,
                            const std::string& what) {
        const bool is_same =
            last && last->what == what && last->sender == sender && last->receiver == receiver;
        return is_same ? *last : text(sender, receiver, what);
    }

  private:
    struct Hash {
        size_t operator()(const MessageText& text) const {
            const std::hash<std::string_view> of;
            return (of(text.sender) * 31 + of(text.receiver)) * 31 + of(text.what);
        }
    };
    std::unordered_set<MessageText, Hash> texts_;  // looked up only; its entries never move
};

}  // namespace lg::host
