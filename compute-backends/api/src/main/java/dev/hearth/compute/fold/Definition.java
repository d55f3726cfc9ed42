package dev.hearth.compute.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes an operator down: its tensors in the order a kernel takes them, and the stages that
 * compute them in the order they run. The inner programs are functions from {@link Code} to {@link
 * Value}.
 */
public final class Definition {
  private final String name;
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();

  public Definition(String name) {
    this.name = name;
  }

  public TensorRef in(String name, int... shape) {
    return declare(name, Role.IN, Type.F32, shape);
  }

  public TensorRef inInts(String name, int... shape) {
    return declare(name, Role.IN, Type.I32, shape);
  }

  public TensorRef out(String name, int... shape) {
    return declare(name, Role.OUT, Type.F32, shape);
  }

  public TensorRef outInts(String name, int... shape) {
    return declare(name, Role.OUT, Type.I32, shape);
  }

  public TensorRef virtual(String name, int... shape) {
    return declare(name, Role.VIRTUAL, Type.F32, shape);
  }

  public TensorRef virtualInts(String name, int... shape) {
    return declare(name, Role.VIRTUAL, Type.I32, shape);
  }

  /** {@code out[i] = value(i)}. */
  public void map(TensorRef out, Function<Code, Value> value) {
    Code finish = new Code(tensors, rank(out), Kind.FLOAT);
    stage(out, Optional.empty(), finish, value.apply(finish));
  }

  /** {@code out[i]} is the accumulator after {@code count} bodies from {@code init}. */
  public void fold(TensorRef out, Count count, Function<Code, Value> init, Body body) {
    fold(out, count, init, body, Body.SAME);
  }

  /** {@code out[i] = finish(accumulator)}. */
  public void fold(TensorRef out, Count count, Function<Code, Value> init, Body body, Body finish) {
    Code initCode = new Code(tensors, rank(out), Kind.FLOAT);
    Value initial = init.apply(initCode);
    Code bodyCode = new Code(tensors, rank(out), initial.kind());
    Value next = body.of(bodyCode, bodyCode.accumulator());
    Trip trip = count.trip(rank(out));
    Loop loop = new Loop(trip, initCode.program(initial), bodyCode.program(next));
    Code finishCode = new Code(tensors, rank(out), initial.kind());
    Value last = finish.of(finishCode, finishCode.accumulator());
    stage(out, Optional.of(loop), finishCode, last);
  }

  /** The operator, proved sound. */
  public Operator build() {
    return new Operator(name, tensors, stages);
  }

  private void stage(TensorRef out, Optional<Loop> loop, Code finish, Value result) {
    Program program = finish.program(result.kind() == Kind.FLOAT ? finish.stored(result) : result);
    Tensor tensor = out.tensor();
    stages.add(new Stage(tensor.name(), out.number(), tensor.shape(), loop, program));
  }

  private TensorRef declare(String name, Role role, Type type, int... shape) {
    Tensor tensor = new Tensor(name, role, type, Arrays.stream(shape).boxed().toList());
    tensors.add(tensor);
    return new TensorRef(tensors.size() - 1, tensor);
  }

  private static int rank(TensorRef out) {
    return out.tensor().shape().size();
  }
}
