#include "sim/scenario_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <sstream>

namespace lg {

void ScenarioErrors::add(const toml::source_region& where, std::string message) {
    if (!first_) first_ = Error{std::move(message), {file_, where.begin.line, where.begin.column}};
}

std::string ScenarioTable::found(const toml::node& node) {
    constexpr size_t shown_max = 60;
    if (node.is_table()) return "found a table";
    if (node.is_array()) return "found an array";
    if (const auto* text = node.as_string()) {
        const std::string& value = text->get();
        return fmt::format("found the string \"{}{}\"", value.substr(0, shown_max),
                           value.size() > shown_max ? "..." : "");
    }
    std::ostringstream stream;
    node.visit([&](const auto& value) {
        if constexpr (toml::is_value<decltype(value)>) stream << value;
    });
    return "found " + stream.str();
}

const toml::node* ScenarioTable::find(std::string_view key, toml::node_type type, std::string_view expected) {
    known_.emplace_back(key);
    const toml::node* node = table_.get(key);
    if (!node || errors_.any()) return nullptr;
    if (node->type() == type) return node;
    errors_.add(node->source(), fmt::format("{} of {} is {}: {}", key, what_, expected, found(*node)));
    return nullptr;
}

void ScenarioTable::complain(std::string_view key, const std::string& message) {
    const toml::node* node = table_.get(key);
    errors_.add(node ? node->source() : table_.source(), message);
}

void ScenarioTable::require(std::string_view key) {
    if (!table_.contains(key)) complain(key, fmt::format("{} needs {}", what_, key));
}

void ScenarioTable::done() {
    if (errors_.any()) return;
    for (const auto& [key, value] : table_) {
        if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
        errors_.add(key.source(), fmt::format("{} has no key \"{}\"; its keys are {}", what_, key.str(),
                                              fmt::join(known_, ", ")));
        return;
    }
}

void ScenarioTable::take(std::string_view key, std::string& target) {
    const toml::node* node = find(key, toml::node_type::string, "a string");
    if (node) target = node->as_string()->get();
}

void ScenarioTable::take(std::string_view key, bool& target) {
    const toml::node* node = find(key, toml::node_type::boolean, "true or false");
    if (node) target = node->as_boolean()->get();
}

void ScenarioTable::take(std::string_view key, Duration& target) {
    constexpr std::string_view expected = "a duration such as \"1.5 ms\" (ns, us, ms or s)";
    const toml::node* node = find(key, toml::node_type::string, expected);
    if (!node) return;
    const auto duration = parse_duration(node->as_string()->get());
    if (duration) target = *duration;
    else errors_.add(node->source(), fmt::format("{} of {} is {}: {}", key, what_, expected, found(*node)));
}

void ScenarioTable::take(std::string_view key, std::optional<Duration>& target) {
    Duration duration;
    take(key, duration);
    if (table_.contains(key)) target = duration;
}

void ScenarioTable::take(std::string_view key, host::Address& target) {
    constexpr std::string_view expected = "an address such as \"127.0.0.1:3000\"";
    const toml::node* node = find(key, toml::node_type::string, expected);
    if (!node) return;
    const auto address = parse_address(node->as_string()->get());
    if (address) target = *address;
    else errors_.add(node->source(), fmt::format("{} of {} is {}: {}", key, what_, expected, found(*node)));
}

void ScenarioTable::take(std::string_view key, std::vector<std::string>& target) {
    const toml::array* array = take_array(key, "an array of strings");
    if (!array) return;
    target.clear();
    for (const toml::node& element : *array) {
        if (const auto* text = element.as_string()) {
            target.push_back(text->get());
            continue;
        }
        errors_.add(element.source(), fmt::format("{} of {} holds strings: {}", key, what_, found(element)));
    }
}

void ScenarioTable::take(std::string_view key, std::vector<std::pair<std::string, std::string>>& target) {
    const toml::node* node = find(key, toml::node_type::table, "a table of names and strings");
    if (!node) return;
    for (const auto& [name, value] : *node->as_table()) {
        if (const auto* text = value.as_string()) {
            target.emplace_back(name.str(), text->get());
            continue;
        }
        errors_.add(value.source(), fmt::format("{} of {} holds strings: {}", key, what_, found(value)));
    }
}

const toml::array* ScenarioTable::take_array(std::string_view key, std::string_view expected) {
    const toml::node* node = find(key, toml::node_type::array, expected);
    return node ? node->as_array() : nullptr;
}

std::optional<int64_t> ScenarioTable::take_integer(std::string_view key, IntegerRange range) {
    const toml::node* node = find(key, toml::node_type::integer, "a whole number");
    if (!node) return std::nullopt;
    const int64_t value = node->as_integer()->get();
    if (value >= range.least && value <= range.most) return value;
    const std::string expected = range.most == INT64_MAX
                                     ? fmt::format("at least {}", range.least)
                                     : fmt::format("from {} to {}", range.least, range.most);
    errors_.add(node->source(), fmt::format("{} of {} is {}: found {}", key, what_, expected, value));
    return std::nullopt;
}

std::optional<size_t> ScenarioTable::take_name(std::string_view key,
                                               const std::vector<std::string_view>& names) {
    const std::string expected = fmt::format("one of {}", fmt::join(names, ", "));
    const toml::node* node = find(key, toml::node_type::string, expected);
    if (!node) return std::nullopt;
    const auto name = std::find(names.begin(), names.end(), node->as_string()->get());
    if (name != names.end()) return static_cast<size_t>(name - names.begin());
    errors_.add(node->source(), fmt::format("{} of {} is {}: {}", key, what_, expected, found(*node)));
    return std::nullopt;
}

void ScenarioTable::take_date(std::string_view key, int64_t& target_ms) {
    constexpr std::string_view expected =
        "a date and time such as 2026-01-01T00:00:00Z, from the years 1970 to 9999";
    const toml::node* node = find(key, toml::node_type::date_time, expected);
    if (!node) return;
    const toml::date_time value = node->as_date_time()->get();
    if (!value.offset || value.date.year < 1970) {
        errors_.add(node->source(), fmt::format("{} of {} is {}: {}", key, what_, expected, found(*node)));
        return;
    }
    // Days of the civil calendar since 1970-01-01, after Howard Hinnant: years begin in March.
    const int64_t year = int64_t{value.date.year} - (value.date.month <= 2);
    const int64_t month = (value.date.month + 9) % 12;
    const int64_t days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 +
                         value.date.day - 1 - 719'468;
    const int64_t minutes =
        days * 1440 + int64_t{value.time.hour} * 60 + value.time.minute - value.offset->minutes;
    target_ms = (minutes * 60 + value.time.second) * 1000 + value.time.nanosecond / 1'000'000;
}

std::optional<Duration> parse_duration(std::string_view text) {
    constexpr double longest_ns = 366.0 * 24 * 3600 * 1e9;
    struct Unit {
        std::string_view name;
        double ns;
    };
    const size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::string number(text.substr(0, end));
    std::string_view rest = text.substr(end);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if (number.empty() || number.size() > 18 || std::count(number.begin(), number.end(), '.') > 1)
        return std::nullopt;
    for (const Unit unit : {Unit{"ns", 1}, Unit{"us", 1e3}, Unit{"ms", 1e6}, Unit{"s", 1e9}}) {
        if (rest != unit.name) continue;
        const double ns = std::strtod(number.c_str(), nullptr) * unit.ns;
        if (ns > longest_ns) return std::nullopt;
        return Duration{static_cast<int64_t>(std::llround(ns))};
    }
    return std::nullopt;
}

std::optional<host::Address> parse_address(std::string_view text) {
    const size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    host::Address address;
    std::string_view name = text.substr(0, colon), port = text.substr(colon + 1);
    const bool is_bracketed = name.starts_with('[') && name.ends_with(']');
    if (is_bracketed) name = name.substr(1, name.size() - 2);
    if (name.empty() || (!is_bracketed && name.find(':') != std::string_view::npos)) return std::nullopt;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (error != std::errc() || end != port.data() + port.size() || address.port == 0) return std::nullopt;
    address.host = name;
    return address;
}

}  // namespace lg
