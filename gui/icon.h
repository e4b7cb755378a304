// The program's sign: a loop of light in a looking glass. Painted, so that it needs no file.
#pragma once
#include "gui/image.h"

namespace lg::gui {

// A square picture; pixels.
Image make_icon(int size);

}  // namespace lg::gui
