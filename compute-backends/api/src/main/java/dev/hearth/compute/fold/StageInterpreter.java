package dev.hearth.compute.fold;

/** Computes one tensor, elements in row-major order. */
final class StageInterpreter {
  private final Stage stage;
  private final Runnable beforeElement;
  private final ProgramInterpreter finish;
  private final LoopInterpreter loop;

  StageInterpreter(Stage stage, Arithmetic arithmetic, Runnable beforeElement) {
    this.stage = stage;
    this.beforeElement = beforeElement;
    this.finish = new ProgramInterpreter(stage.finish(), arithmetic);
    this.loop = stage.loop().map(l -> new LoopInterpreter(l, arithmetic)).orElse(null);
  }

  void run(int[][] memory) {
    int[] out = memory[stage.out()];
    int[] index = new int[stage.dims().size()];
    for (int element = 0; element < out.length; element++) {
      beforeElement.run();
      int accumulator = loop == null ? 0 : loop.run(index, memory);
      finish.enter(index);
      out[element] = finish.run(accumulator, 0, memory);
      advance(index);
    }
  }

  private void advance(int[] index) {
    int axis = index.length - 1;
    while (axis >= 0 && ++index[axis] == stage.dims().get(axis)) {
      index[axis--] = 0;
    }
  }
}
