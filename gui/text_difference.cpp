// Why two runs of one program part.
#include <fmt/format.h>

#include "gui/text.h"

namespace lg::gui {

using trace::Difference;

std::string_view difference_title(Language language, Difference::Cause cause) {
    using enum Difference::Cause;
    const bool is_korean = language == Language::korean;
    switch (cause) {
        case race: return is_korean ? "경주" : "A race";
        case timing:
        case repeat: return is_korean ? "타이밍" : "Timing";
        case over: return is_korean ? "한쪽이 먼저 끝남" : "One is over earlier";
        case open: return is_korean ? "아직 모름" : "Not decided yet";
        case content: break;
    }
    return is_korean ? "입력이 다르거나 Loopglass의 버그" : "Another input, or a bug of Loopglass";
}

std::string explain_difference(Language language, const Difference& difference, std::string_view left,
                               std::string_view right) {
    using enum Difference::Cause;
    const bool is_korean = language == Language::korean;
    switch (difference.cause) {
        case race:
            return is_korean ? "진짜 Node도 그때그때 다릅니다."
                             : "Real Node does now the one, now the other.";
        case timing:
            return is_korean ? "둘 다 두 가지를 합니다. 바깥에서 무엇이 먼저 왔는지가 순서를 정했습니다."
                             : "Both do both; what came first from outside decided the order.";
        case repeat:
            return is_korean ? "둘 다 하지만 한쪽이 더 여러 번 합니다. 더 오래 기다렸거나, 다른 조각으로 "
                               "나뉘어 왔습니다."
                             : "Both do this, one of them more often: it had longer to wait, or what arrived "
                               "came in other pieces.";
        case over: {
            const std::string_view ended = difference.left.seq ? right : left;
            const std::string_view other = difference.left.seq ? left : right;
            return is_korean ? with_particles(fmt::format("{}[은/는] 여기서 끝났고, {}[은/는] 계속합니다.",
                                                          ended, other))
                             : fmt::format("The run “{}” ends here, “{}” goes on.", ended, other);
        }
        case open:
            return is_korean ? "한쪽이 한 일을 다른 쪽도 나중에 할지 모릅니다."
                             : "What one of them did, the other may still do.";
        case content: break;
    }
    return is_korean ? "한쪽만 이렇게 합니다. 시간은 이것을 정하지 않습니다."
                     : "Only one does it like this, and no time decides it.";
}

}  // namespace lg::gui
