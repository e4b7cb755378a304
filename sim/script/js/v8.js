'use strict';
// v8: sizes of the heap (the engine's own figures under V8's names), and serialize() and deserialize().

const native = binding.process;
const { validateString } = require('internal/validators');

function getHeapStatistics() {
  const used = native.heap();
  return {
    total_heap_size: used, total_heap_size_executable: 0, total_physical_size: used,
    total_available_size: native.memoryMax - used, used_heap_size: used, heap_size_limit: native.memoryMax,
    malloced_memory: used, peak_malloced_memory: used, does_zap_garbage: 0, number_of_native_contexts: 1,
    number_of_detached_contexts: 0, total_global_handles_size: 0, used_global_handles_size: 0, external_memory: 0,
  };
}
function getHeapSpaceStatistics() {
  const used = native.heap();
  return [{
    space_name: 'heap', space_size: used, space_used_size: used, space_available_size: native.memoryMax - used,
    physical_space_size: used,
  }];
}
function getHeapCodeStatistics() {
  return {
    code_and_metadata_size: 0, bytecode_and_metadata_size: 0, external_script_source_size: 0,
    cpu_profiler_metadata_size: 0,
  };
}

function serialize(value) {
  const { Serializer } = require('internal/v8_serializer');
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}
function deserialize(buffer) {
  const { Deserializer } = require('internal/v8_serializer');
  const deserializer = new Deserializer(buffer);
  deserializer.readHeader();
  return deserializer.readValue();
}

module.exports = {
  cachedDataVersionTag: () => 0,
  getHeapStatistics, getHeapSpaceStatistics, getHeapCodeStatistics,
  setFlagsFromString(flags) { validateString(flags, 'flags'); },
  serialize, deserialize,
};
