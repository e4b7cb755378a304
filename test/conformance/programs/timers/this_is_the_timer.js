const timer = setTimeout(function () { console.log(this === timer); }, 1);
