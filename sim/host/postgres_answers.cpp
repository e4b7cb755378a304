#include "sim/host/postgres_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>

#include "sim/base/letters.h"

namespace lg::host::postgres {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string first_word(std::string_view query) {
    std::string word(query.substr(0, query.find_first_of(" (")));
    for (char& c : word)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return word;
}

std::string usual_tag(std::string_view query, size_t rows) {
    std::string word = first_word(query);
    if (word == "INSERT") return fmt::format("INSERT 0 {}", std::max<size_t>(rows, 1));
    if (word == "UPDATE" || word == "DELETE") return fmt::format("{} {}", word, std::max<size_t>(rows, 1));
    if (word == "SELECT" || word == "WITH") return fmt::format("SELECT {}", rows);
    return word;
}

// What any PostgreSQL server says without having a table.
std::optional<Result> common_answer(std::string_view query) {
    using enum Result::Transaction;
    struct Command {
        std::string_view pattern;
        std::string_view tag;
        Result::Transaction transaction;
    };
    static constexpr std::array commands{
        Command{"begin*", "BEGIN", begins},
        Command{"start transaction*", "START TRANSACTION", begins},
        Command{"commit*", "COMMIT", ends},
        Command{"end*", "COMMIT", ends},
        Command{"rollback*", "ROLLBACK", ends},
        Command{"set *", "SET", keeps},
        Command{"discard *", "DISCARD ALL", keeps},
        Command{"deallocate *", "DEALLOCATE", keeps},
    };
    Result result;
    for (const Command& command : commands) {
        if (!matches(command.pattern, query)) continue;
        result.tag = command.tag;
        result.transaction = command.transaction;
        result.latency = Duration{};
        return result;
    }
    constexpr std::string_view sleeping = "select pg_sleep(";
    if (matches("select pg_sleep(*)", query)) {
        const double seconds = std::strtod(std::string(query.substr(sleeping.size())).c_str(), nullptr);
        result.columns = {{"pg_sleep", "text"}};
        result.rows = {{""}};
        result.latency = Duration{static_cast<int64_t>(std::clamp(seconds, 0.0, 1e6) * 1e9)};
    } else if (matches("select 1", query)) {
        result.columns = {{"?column?", "int4"}};
        result.rows = {{"1"}};
    } else {
        return std::nullopt;
    }
    result.tag = "SELECT 1";
    return result;
}

Result given_answer(const PostgresAnswer& answer, std::string_view query, const PostgresRow& parameters) {
    Result result;
    result.latency = answer.latency;
    if (!answer.error_code.empty()) {
        result.error_code = answer.error_code;
        result.error_message = answer.error_message;
        return result;
    }
    result.columns = answer.columns;
    const auto column =
        std::find_if(answer.columns.begin(), answer.columns.end(),
                     [&](const auto& candidate) { return candidate.name == answer.match_column; });
    const size_t index = static_cast<size_t>(column - answer.columns.begin());
    for (const PostgresRow& row : answer.rows) {
        const bool is_filtered = column != answer.columns.end() && !parameters.empty();
        if (!is_filtered || (index < row.size() && row[index] == parameters.front()))
            result.rows.push_back(row);
    }
    result.tag = answer.tag.empty() ? usual_tag(query, result.rows.size()) : answer.tag;
    return result;
}

}  // namespace

std::string normal_form(std::string_view query) {
    std::string result;
    for (const char c : query) {
        if (!is_blank(c)) result += c;
        else if (!result.empty() && result.back() != ' ') result += ' ';
    }
    while (!result.empty() && (result.back() == ' ' || result.back() == ';')) result.pop_back();
    return result;
}

// How far a quoted text or a comment goes that begins there; 0: none does.
static size_t quoted_length(std::string_view text) {
    const auto up_to = [&](std::string_view end, size_t from) {
        const size_t found = text.find(end, from);
        return found == text.npos ? text.size() : found + end.size();
    };
    if (text.front() == '\'' || text.front() == '"') return up_to(text.substr(0, 1), 1);
    if (text.starts_with("--")) return up_to("\n", 2);
    if (text.starts_with("/*")) return up_to("*/", 2);
    if (text.front() != '$') return 0;
    size_t tag = 1;  // $$ or $name$
    while (tag < text.size() && (std::isalnum(static_cast<unsigned char>(text[tag])) || text[tag] == '_'))
        tag++;
    const bool is_tag = tag < text.size() && text[tag] == '$' && !(text[1] >= '0' && text[1] <= '9');
    return is_tag ? up_to(text.substr(0, tag + 1), tag + 1) : 0;
}

std::vector<std::string> statements_of(std::string_view text) {
    std::vector<std::string> statements;
    std::string statement;
    const auto end = [&] {
        if (!normal_form(statement).empty()) statements.push_back(statement);
        statement.clear();
    };
    while (!text.empty()) {
        const size_t length = std::max<size_t>(quoted_length(text), 1);
        if (length == 1 && text.front() == ';') end();
        else statement += text.substr(0, length);
        text.remove_prefix(length);
    }
    end();
    return statements;
}

bool matches(std::string_view pattern, std::string_view query) {
    // Greedy with one step back: on a mismatch the last * takes one more letter.
    size_t p = 0, q = 0, star = std::string_view::npos, taken = 0;
    while (q < query.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = q;
        } else if (p < pattern.size() && lower(pattern[p]) == lower(query[q])) {
            p++;
            q++;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            q = ++taken;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') p++;
    return p == pattern.size();
}

int count_parameters(std::string_view query) {
    int highest = 0;
    for (size_t i = 0; i + 1 < query.size(); i++) {
        if (query[i] != '$') continue;
        int number = 0;
        for (size_t k = i + 1; k < query.size() && query[k] >= '0' && query[k] <= '9' && number < 10'000; k++)
            number = number * 10 + (query[k] - '0');
        highest = std::max(highest, number);
    }
    return std::min(highest, 32'767);
}

Result answer(const PostgresServer& server, std::string_view query, const PostgresRow& parameters) {
    const std::string normal = normal_form(query);
    for (const PostgresAnswer& given : server.answers)
        if (matches(normal_form(given.pattern), normal)) return given_answer(given, normal, parameters);
    if (auto result = common_answer(normal)) return *result;
    Result unknown;
    unknown.error_code = "0A000";
    unknown.error_message =
        fmt::format("the scenario's {} has no answer to this statement: {}", server.name, normal);
    return unknown;
}

}  // namespace lg::host::postgres
