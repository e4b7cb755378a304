console.log(require('./fixtures/data').name, require('./fixtures/folder').name);
try { require('./fixtures/none'); } catch (error) { console.log(error.code); }
