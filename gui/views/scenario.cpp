#include <fmt/format.h>

#include "gui/views/transport.h"

namespace lg::gui::views {

void draw_scenario_picker(const Stage& stage, const Canvas& canvas, const Rect& box, Intents& intents) {
    const auto language = static_cast<size_t>(stage.ui.language);
    const ScenarioName& shown = stage.material.scenario;
    const bool is_clicked = clicked("##scenario", box);
    canvas.fill(box, Rgb{0x1E2536}(), 8);
    if (hovered(box)) canvas.fill(box, colour::white(0.06f), 8);
    Rect inside = box.inset(canvas.px(12), 0);
    const Rect arrow = inside.cut_right(canvas.px(16));
    const float size = canvas.px(4);
    const Point middle = arrow.centre();
    canvas.list()->AddTriangleFilled({middle.x - size, middle.y - size * 0.5f},
                                     {middle.x + size, middle.y - size * 0.5f},
                                     {middle.x, middle.y + size * 0.8f}, colour::dim());
    const std::string& title = shown.title[language].empty() ? shown.name : shown.title[language];
    canvas.text_in(inside, Font::text, Size::body, colour::text(), title);
    if (is_clicked) ImGui::OpenPopup("##scenarios");
    ImGui::SetNextWindowPos({box.left, box.bottom + canvas.px(6)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {canvas.px(8), canvas.px(8)});
    if (ImGui::BeginPopup("##scenarios")) {
        canvas.push_font(Font::text, Size::body);
        for (size_t i = 0; i < stage.material.choices.size(); i++) {
            const ScenarioName& choice = stage.material.choices[i];
            const std::string label = fmt::format("{}  ·  {}###{}", choice.title[language], choice.name, i);
            if (ImGui::Selectable(label.c_str(), i == stage.material.chosen, 0, {0, canvas.px(26)}))
                intents.push_back(intent::OpenScenario{i});
        }
        ImGui::PopFont();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace lg::gui::views
