// libFuzzer: any bytes as a diagram. Good seeds are test/diagram/data/*.mmd.
#include "test/diagram/round_trip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    lg::diagram::check_round_trip({reinterpret_cast<const char*>(data), size});
    return 0;
}
