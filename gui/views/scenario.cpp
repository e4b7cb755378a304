#include <fmt/format.h>

#include "gui/views/transport.h"

namespace lg::gui::views {

namespace {

// A field that shows what is chosen, and opens a list of what else there is: calls list() while it is open.
template <class List>
void picker(const Canvas& canvas, const Rect& box, const char* id, std::string_view shown, List list) {
    const bool is_clicked = clicked(id, box);
    canvas.fill(box, Rgb{0x1E2536}(), 8);
    if (hovered(box)) canvas.fill(box, colour::white(0.06f), 8);
    Rect inside = box.inset(canvas.px(12), 0);
    const Rect arrow = inside.cut_right(canvas.px(16));
    const float size = canvas.px(4);
    const Point middle = arrow.centre();
    canvas.list()->AddTriangleFilled({middle.x - size, middle.y - size * 0.5f},
                                     {middle.x + size, middle.y - size * 0.5f},
                                     {middle.x, middle.y + size * 0.8f}, colour::dim());
    canvas.text_in(inside, Font::text, Size::body, colour::text(), shown);
    const std::string popup = std::string(id) + "-list";
    if (is_clicked) ImGui::OpenPopup(popup.c_str());
    ImGui::SetNextWindowPos({box.left, box.bottom + canvas.px(6)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {canvas.px(8), canvas.px(8)});
    if (ImGui::BeginPopup(popup.c_str())) {
        canvas.push_font(Font::text, Size::body);
        list();
        ImGui::PopFont();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace

void draw_scenario_picker(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents) {
    const auto language = static_cast<size_t>(stage.ui.language);
    const ScenarioName& shown = stage.material.scenario;
    const std::string& title = shown.title[language].empty() ? shown.name : shown.title[language];
    picker(canvas, box, "##scenario", title, [&] {
        for (size_t i = 0; i < stage.material.choices.size(); i++) {
            const ScenarioName& choice = stage.material.choices[i];
            const std::string label = fmt::format("{}  ·  {}###{}", choice.title[language], choice.name, i);
            if (ImGui::Selectable(label.c_str(), i == stage.material.chosen, 0, {0, canvas.px(26)}))
                intents.push_back(intent::OpenScenario{i});
        }
    });
}

void draw_host_picker(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents) {
    const std::vector<std::string>& hosts = stage.material.hosts;
    // The first is the virtual machine, which learners meet under that name.
    auto name_of = [&](size_t i) { return i == 0 ? std::string(stage.say(Word::host_virtual)) : hosts[i]; };
    picker(canvas, box, "##host", name_of(stage.material.host), [&] {
        for (size_t i = 0; i < hosts.size(); i++) {
            const std::string name =
                i == 0 ? name_of(i) : fmt::format(fmt::runtime(stage.say(Word::live)), hosts[i]);
            if (ImGui::Selectable(fmt::format("{}###{}", name, i).c_str(), i == stage.material.host, 0,
                                  {canvas.px(150), canvas.px(26)}))
                intents.push_back(intent::ChooseHost{i});
        }
    });
    if (hovered(box)) tooltip(stage.say(Word::host));
}

}  // namespace lg::gui::views
