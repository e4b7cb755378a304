'use strict';
// The version of Node that the run's profile stands for, in numbers.

const { Number, StringPrototypeSlice, StringPrototypeSplit } = primordials;
const parts = StringPrototypeSplit(StringPrototypeSlice(binding.process.profile.version, 1), '.');
const major = Number(parts[0]);
const minor = Number(parts[1]);

module.exports = {
  major,
  minor,
  // Whether it is major.minor or newer.
  isAtLeast(wantedMajor, wantedMinor = 0) {
    return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  },
};
