// The hand-written run with all that a Session shows it with.
#pragma once
#include "gui/material.h"
#include "sim/diagram/parse.h"
#include "test/layout/sample_run.h"

namespace lg::gui::sample {

inline Material material_of(const Run& run) {
    Material material;
    Chart chart{*diagram::parse(diagram_text, "diagram.mmd"), {}, run.message_events, false};
    chart.messages = diagram::messages_of(chart.diagram);
    for (Chart& shown : material.charts) shown = chart;
    material.sources.push_back(make_source("main.js", script));
    material.scenario = {{"🗄️ 데이터베이스 입출력", "🗄️ Database I/O"}, "db-io"};
    material.choices = {material.scenario, {{"💾 파일 입출력", "💾 File I/O"}, "file-io"}};
    return material;
}

}  // namespace lg::gui::sample
