#include "sim/loop/module_costs.h"

#include <algorithm>
#include <iterator>

namespace lg::loop {

struct Row {
    std::string_view name;
    std::string_view needs[2];
    int own_ms[10];  // beside those, in the order of the profiles
};

// Of 18 and later medians of 9 runs on a quiet machine, with and without output before the require(); of the
// others the least of 24 on a busy one, held against first_output_ms of that one. Whole milliseconds, like
// that. A module is not here that takes less than half of one in all versions. In 18 and 20.2 "fs" loads its
// promises. "webcrypto" is the global `crypto`, "fs streams" fs.createReadStream() and its like. "fetch" is
// the first use of it or one of its classes, "fetch connection" what comes between that and the first answer:
// the processor's time on a busy machine, held against the other rows there. "worker error" is what a worker
// does with the error that ends it, the least of 6 runs from its 'exit' to its parent's 'error'. "listening"
// to "compression" are what the first of these compiles, up to its end, the least of 6 runs with output
// before: "listening at a host" is behind the lookup, an "exchange" from the server's side, "name lookup" of
// what is no address.
// clang-format off
static constexpr Row rows[] = {
    //                                         10 12 14 16 18 20.2 20 22 24 26
    {"stream", {},                             {0, 1, 2, 0, 3, 3, 3, 3, 3, 3}},
    {"net", {"stream"},                        {0, 2, 1, 0, 2, 2, 2, 2, 2, 2}},
    {"http", {"net"},                          {7, 2, 2, 3, 3, 2, 2, 2, 3, 4}},
    {"webcrypto", {"stream"},                  {0, 0, 0, 0, 0, 3, 3, 3, 5, 9}},
    {"crypto", {"webcrypto"},                  {9, 6, 3, 5, 5, 1, 1, 1, 2, 3}},
    {"https", {"http", "crypto"},              {1, 0, 0, 0, 1, 0, 0, 2, 2, 1}},
    {"zlib", {"stream"},                       {6, 2, 1, 1, 1, 1, 1, 2, 2, 4}},
    {"worker_threads", {"stream"},             {0, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
    {"worker error", {},                       {0, 3, 1, 1, 2, 1, 1, 1, 1, 1}},
    {"child_process", {"net"},                 {4, 1, 1, 1, 2, 1, 2, 1, 2, 2}},
    {"stream/web", {"stream"},                 {0, 0, 0, 2, 5, 2, 3, 3, 3, 4}},
    {"fs", {},                                 {0, 1, 1, 0, 3, 2, 0, 0, 0, 0}},
    {"fs/promises", {"fs"},                    {1, 0, 0, 0, 0, 0, 2, 2, 3, 4}},
    {"fs streams", {"stream", "fs/promises"},   {1, 1, 1, 0, 1, 1, 1, 1, 1, 1}},
    {"dns", {},                                {2, 1, 2, 2, 2, 1, 1, 1, 1, 1}},
    {"fetch", {"https", "zlib"},               {0, 0, 0, 0, 26, 16, 24, 20, 23, 22}},
    {"fetch connection", {},                   {0, 0, 0, 0, 25, 25, 15, 7, 6, 6}},
    {"listening", {"net"},                     {5, 1, 1, 1, 1, 1, 1, 2, 2, 2}},
    {"listening at a host", {"dns"},           {8, 5, 5, 2, 4, 2, 2, 10, 10, 12}},
    {"name lookup", {"dns"},                  {1, 1, 3, 2, 2, 2, 7, 6, 6, 9}},
    {"connecting", {"net"},                    {3, 2, 2, 2, 2, 2, 2, 2, 2, 2}},
    {"http request", {"http"},                 {6, 3, 3, 3, 3, 3, 3, 3, 4, 4}},
    {"http exchange", {"http"},                {2, 2, 2, 3, 3, 2, 3, 3, 3, 2}},
    {"http answer", {"http"},                  {2, 2, 2, 2, 3, 1, 2, 2, 1, 1}},
    {"compression", {"zlib"},                  {5, 3, 2, 3, 3, 3, 3, 3, 3, 3}},
    {"readline/promises", {},                  {0, 0, 0, 0, 1, 1, 1, 1, 1, 2}},
    {"readline", {"readline/promises"},        {2, 1, 1, 1, 0, 0, 0, 0, 1, 1}},
    {"assert", {},                             {0, 0, 1, 1, 1, 1, 1, 1, 1, 1}},
    {"perf_hooks", {},                         {2, 1, 1, 0, 2, 2, 2, 2, 2, 2}},
    {"v8", {"stream"},                         {2, 1, 1, 0, 1, 1, 1, 1, 1, 1}},
    {"dns/promises", {"dns"},                  {0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    {"assert/strict", {"assert"},              {0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    {"tty", {"net"},                           {0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    {"stream/promises", {"stream"},            {0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
};
// clang-format on
static_assert(std::size(rows) <= 64);

ModuleCosts::ModuleCosts(const NodeProfile& profile, std::optional<Duration> each)
    : column_(static_cast<size_t>(&profile - node_profiles().data())), each_(each) {}

int ModuleCosts::load_ms(std::string_view name, uint64_t& loaded) const {
    const auto row =
        std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) { return r.name == name; });
    const uint64_t bit = row == std::end(rows) ? 0 : uint64_t{1} << (row - std::begin(rows));
    if (!bit || (loaded & bit)) return 0;
    loaded |= bit;
    int ms = row->own_ms[column_];
    for (const std::string_view needed : row->needs) ms += load_ms(needed, loaded);
    return ms;
}

Duration ModuleCosts::load(std::string_view name) {
    const uint64_t before = loaded_;
    const Duration cost = Duration::of_ms(load_ms(name, loaded_));
    return each_ && loaded_ != before ? *each_ : cost;
}

Duration ModuleCosts::first_output(Duration cost) {
    uint64_t none = 0;
    const Duration all = Duration::of_ms(load_ms("net", none)),
                   rest = Duration::of_ms(load_ms("net", loaded_));
    return each_ ? cost : std::max(Duration{}, cost - (all - rest));
}

}  // namespace lg::loop
