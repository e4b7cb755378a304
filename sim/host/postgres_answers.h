// What the scenario's database knows: statements and what it says to them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/host/world_description.h"

namespace lg::host::postgres {

// What comes of a statement, ready to be sent.
struct Result {
    std::vector<PostgresColumn> columns;  // empty: the statement returns no rows
    std::vector<PostgresRow> rows;
    std::string tag;
    std::string error_code, error_message;  // if not empty: the statement fails
    std::optional<Duration> latency;
    enum class Transaction : uint8_t { keeps, begins, ends } transaction = Transaction::keeps;
};

// Any run of white space as one blank; none at the ends; no semicolon at the end.
std::string normal_form(std::string_view query);
// The statements between semicolons, but not those in quotes or comments; none that are empty.
std::vector<std::string> statements_of(std::string_view text);
// Case is ignored; * stands for anything.
bool matches(std::string_view pattern, std::string_view query);
// How many $1, $2, ... there are: the highest number.
int count_parameters(std::string_view query);

// Parameters in text form; nothing is NULL. The first answer whose pattern matches wins. Transaction
// commands, SET and a few more are understood without the scenario's help; any other statement is an error.
Result answer(const PostgresServer& server, std::string_view query, const PostgresRow& parameters);

}  // namespace lg::host::postgres
