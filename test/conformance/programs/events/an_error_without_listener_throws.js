const { EventEmitter } = require('events');
try { new EventEmitter().emit('error', new Error('boom')); } catch (error) { console.log(error.message); }
try { new EventEmitter().emit('error', 'text'); } catch (error) { console.log(error.code, error.message); }
