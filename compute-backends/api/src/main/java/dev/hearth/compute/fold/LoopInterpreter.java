package dev.hearth.compute.fold;

/** Runs the loop of one element. */
final class LoopInterpreter {
  private final Trip trip;
  private final ProgramInterpreter init;
  private final ProgramInterpreter body;

  LoopInterpreter(Loop loop, Arithmetic arithmetic) {
    this.trip = loop.trip();
    this.init = new ProgramInterpreter(loop.init(), arithmetic);
    this.body = new ProgramInterpreter(loop.body(), arithmetic);
  }

  /** The accumulator at the end. */
  int run(int[] index, int[][] memory) {
    init.enter(index);
    int accumulator = init.run(0, 0, memory);
    int count = trip.count(index);
    body.enter(index);
    for (int k = 0; k < count; k++) {
      accumulator = body.run(accumulator, k, memory);
    }
    return accumulator;
  }
}
