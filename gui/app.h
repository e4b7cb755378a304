// The program's window, and the same without a display. The app owns the session, the fonts and the window,
// and does what intents ask for that is more than looking.
#pragma once
#include <string>
#include <vector>

#include "gui/load.h"
#include "gui/text.h"

namespace lg::gui {

struct WindowOptions {
    Subject subject;                  // what is opened first
    std::vector<Scenario> scenarios;  // what the picker offers
    Language language = Language::korean;
    int width = 1600;  // pixels
    int height = 900;
};

// Opens the window and returns when it is closed: 0. Without a display, or when the subject cannot be loaded,
// says so on stderr and returns 2. The main thread.
int run_window(const WindowOptions& options);

struct FramesOptions {
    Subject subject;
    Language language = Language::korean;
    int width = 1600;  // pixels
    int height = 900;
    std::string folder;  // made when it is not there
};

// Draws the beginning and each message of the diagram (or each callback, when there is none) into PNG files
// in the folder, and prints the walk to stdout, a line for each. Needs no display. Returns 0, or 2 with a
// word on stderr.
int write_frames(const FramesOptions& options);

// One picture of a run at a step of its trace. 0 is the beginning.
Status render_png(const Loaded& loaded, Seq cursor, Language language, int width, int height,
                  const std::string& path);

}  // namespace lg::gui
