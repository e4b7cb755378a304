throw new Error('cjs failed');
