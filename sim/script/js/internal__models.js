'use strict';
// Models of objects with many properties, which a constructor copies (binding.util.fill, .copyOf) in place of setting
// each property.

const events = binding.events;

// A function that gives what make() made. A model of an emitter is made anew when EventEmitter.captureRejections has
// changed, since every emitter carries it.
function modelOf(make) {
  let model, captures;
  return () => {
    if (model === undefined || captures !== events.captures) {
      captures = events.captures;
      model = make();
    }
    return model;
  };
}

module.exports = { modelOf };
