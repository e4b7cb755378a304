// Reads the tables of a scenario.toml. The first mistake wins: everything behind it is skipped, so that a
// reader may simply ask for all keys and look for an error at the end.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/time.h"
#include "sim/host/host.h"
#include "sim/toml.h"

namespace lg {

class ScenarioErrors {
  public:
    explicit ScenarioErrors(std::string file) : file_(std::move(file)) {}
    void add(const toml::source_region& where, std::string message);
    bool any() const { return first_.has_value(); }
    Status status() const { return first_ ? Status(*first_) : Status(Nothing{}); }

  private:
    std::string file_;
    std::optional<Error> first_;
};

struct IntegerRange {
    int64_t least = 0;
    int64_t most = INT64_MAX;
};

// One table. Every take() names a key that may be there; done() finds those that may not.
class ScenarioTable {
  public:
    // what: how messages call the table, such as "[latencies]".
    ScenarioTable(const toml::table& table, std::string what, ScenarioErrors& errors)
        : table_(table), what_(std::move(what)), errors_(errors) {}

    // If the key is there, sets the target.
    void take(std::string_view key, std::string& target);
    void take(std::string_view key, bool& target);
    void take(std::string_view key, Duration& target);
    void take(std::string_view key, std::optional<Duration>& target);
    void take(std::string_view key, host::Address& target);
    void take(std::string_view key, std::vector<std::string>& target);
    // A name and value for each key of the table.
    void take(std::string_view key, std::vector<std::pair<std::string, std::string>>& target);
    template <class Integer>
    void take(std::string_view key, Integer& target, IntegerRange range) {
        if (const auto value = take_integer(key, range)) target = static_cast<Integer>(*value);
    }
    // A date and time with its offset from UTC, as milliseconds since the epoch.
    void take_date(std::string_view key, int64_t& target_ms);
    // One of the names; sets the target to its number.
    template <class Choice, size_t n>
    void take_choice(std::string_view key, Choice& target, const std::string_view (&names)[n]) {
        if (const auto index = take_name(key, std::vector<std::string_view>(names, names + n))) {
            target = static_cast<Choice>(*index);
        }
    }
    // Calls read(ScenarioTable&) with the table at the key, if there is one, and then done() of it.
    template <class Read>
    void take_table(std::string_view key, Read read) {
        const toml::node* node = find(key, toml::node_type::table, "a table");
        if (!node) return;
        ScenarioTable table(*node->as_table(), "[" + std::string(key) + "]", errors_);
        read(table);
        table.done();
    }
    // The same for each table of the array at the key.
    template <class Read>
    void take_tables(std::string_view key, Read read) {
        const toml::node* node = find(key, toml::node_type::array, "an array of tables");
        if (!node) return;
        for (const toml::node& element : *node->as_array()) {
            if (!element.is_table()) {
                errors_.add(element.source(),
                            found(element) + ", but every " + std::string(key) + " is a table");
                return;
            }
            ScenarioTable table(*element.as_table(), "[[" + std::string(key) + "]]", errors_);
            read(table);
            table.done();
        }
    }
    // The array at the key, if there is one. `expected` is for the message if it is something else.
    const toml::array* take_array(std::string_view key, std::string_view expected);
    // An error if the key is not there.
    void require(std::string_view key);
    // An error about the key's value, or about the table if the key is not there.
    void complain(std::string_view key, const std::string& message);
    // An error about the first key that nobody has asked for.
    void done();

    ScenarioErrors& errors() { return errors_; }
    // "found the string "x"".
    static std::string found(const toml::node& node);

  private:
    const toml::node* find(std::string_view key, toml::node_type type, std::string_view expected);
    std::optional<int64_t> take_integer(std::string_view key, IntegerRange range);
    std::optional<size_t> take_name(std::string_view key, const std::vector<std::string_view>& names);

    const toml::table& table_;
    std::string what_;
    ScenarioErrors& errors_;
    std::vector<std::string> known_;
};

// "1.5 ms": a number and one of ns, us, ms, s. Nothing if it is not that, or negative, or beyond a year.
std::optional<Duration> parse_duration(std::string_view text);
// "127.0.0.1:3000" or "[::1]:3000".
std::optional<host::Address> parse_address(std::string_view text);

}  // namespace lg
