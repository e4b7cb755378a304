exports.name = 'a'; exports.loadedFrom = module.parent && module.parent.filename === require.main.filename; exports.self = module;
