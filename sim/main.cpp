// The program in a build without a window.
#include "sim/cli/cli.h"

int main(int argc, char** argv) { return lg::cli::main(argc, argv, nullptr); }
