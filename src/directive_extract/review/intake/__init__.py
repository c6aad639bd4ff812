"""Documents on their way to the desk: taken in, converted in the background, told of."""
