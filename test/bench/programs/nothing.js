// From start to exit.
