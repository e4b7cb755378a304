#include "sim/diagram/binding.h"

#include <algorithm>

#include "sim/diagram/text.h"

namespace lg::diagram {
namespace {

bool is_name(char c) { return is_word(c) || c == '-' || c == '.'; }

class Reader {
  public:
    Reader(std::string_view comment, const std::string& file, Origin origin)
        : text_(comment), file_(file), origin_(origin) {}

    Result<Binding> read() {
        position_ = text_.find('@') + 1;
        skip_spaces();
        Binding binding{.event = name(), .conditions = {}, .origin = origin_};
        if (binding.event.empty())
            return error("an event's name is expected after '%% @', as in '%% @ timer_started'");
        for (skip_spaces(); position_ < text_.size(); skip_spaces()) {
            Result<Condition> condition = read_condition();
            if (!condition) return condition.error();
            binding.conditions.push_back(std::move(*condition));
        }
        return binding;
    }

  private:
    Result<Condition> read_condition() {
        if (!is_space(text_[position_ - 1])) return error("a space is expected between two conditions");
        Condition condition;
        condition.origin = here();
        condition.field = name();
        if (condition.field.empty())
            return error("a condition is expected: field=value, field!=value or field~part");
        if (take("!=")) condition.op = Operator::differs;
        else if (take("~")) condition.op = Operator::contains;
        else if (!take("="))
            return error("'=', '!=' or '~' is expected after the field " + in_quotes(condition.field));
        if (!take("\"")) {
            const size_t start = position_;
            while (position_ < text_.size() && !is_space(text_[position_])) position_++;
            condition.value = text_.substr(start, position_ - start);
            if (condition.value.empty()) return error("a value is expected; an empty one is written \"\"");
            return condition;
        }
        while (!take("\"")) {
            if (text_.substr(position_).starts_with('\\')) position_++;
            if (position_ >= text_.size()) return error("the closing \" of the value is missing");
            condition.value += text_[position_++];
        }
        return condition;
    }

    std::string name() {
        const size_t start = position_;
        while (position_ < text_.size() && is_name(text_[position_])) position_++;
        return std::string(text_.substr(start, position_ - start));
    }
    bool take(std::string_view sign) {
        if (!text_.substr(position_).starts_with(sign)) return false;
        position_ += sign.size();
        return true;
    }
    void skip_spaces() {
        while (position_ < text_.size() && is_space(text_[position_])) position_++;
    }
    Origin here() const {
        return {origin_.line, origin_.column + count_characters(text_.substr(0, position_))};
    }
    Error error(std::string message) const {
        const std::string_view rest = text_.substr(position_);
        if (!rest.empty()) message += "; found " + in_quotes(rest);
        const Origin origin = here();
        return {"binding: " + message, {file_, origin.line, origin.column}};
    }

    std::string_view text_;
    const std::string& file_;
    Origin origin_;
    size_t position_ = 0;
};

bool can_stand_bare(std::string_view value) {
    return !value.empty() && value.front() != '"' && std::none_of(value.begin(), value.end(), is_space);
}

}  // namespace

bool is_binding(std::string_view comment) {
    if (!comment.starts_with("%%")) return false;
    comment = trimmed(comment.substr(2));
    return comment.starts_with('@') && (comment.size() == 1 || is_space(comment[1]));
}

Result<Binding> parse_binding(std::string_view comment, const std::string& file, Origin origin) {
    return Reader(comment, file, origin).read();
}

std::string write_binding(const Binding& binding) {
    std::string result = "%% @ " + binding.event;
    for (const Condition& condition : binding.conditions) {
        result += ' ' + condition.field;
        result += condition.op == Operator::equals ? "=" : condition.op == Operator::differs ? "!=" : "~";
        if (can_stand_bare(condition.value)) {
            result += condition.value;
            continue;
        }
        result += '"';
        for (const char c : condition.value) {
            if (c == '"' || c == '\\') result += '\\';
            result += c;
        }
        result += '"';
    }
    return result;
}

}  // namespace lg::diagram
