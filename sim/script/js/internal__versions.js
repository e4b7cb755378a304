'use strict';
// The version of Node that the run's profile stands for, in numbers.

const { Number, StringPrototypeSlice, StringPrototypeSplit } = primordials;
const parts = StringPrototypeSplit(StringPrototypeSlice(binding.process.profile.version, 1), '.');
const major = Number(parts[0]);
const minor = Number(parts[1]);

// Whether it is major.minor or newer.
function isAtLeast(wantedMajor, wantedMinor = 0) {
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

// 20.2 has a profile of its own.
const isOlder20 = major === 20 && minor < 3;
// Of what is told for each profile.
const ofProfile = (tables) => tables[isOlder20 ? 20.2 : major];

// What an iterator gives; 26 writes it the other way round, which its inspection shows.
const iteratorResult = isAtLeast(26) ? (value, done) => ({ done, value }) : (value, done) => ({ value, done });

module.exports = { major, minor, isAtLeast, isOlder20, iteratorResult, ofProfile };
