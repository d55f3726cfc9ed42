package dev.hearth.compute.fold;

import dev.hearth.compute.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes an operator down: inputs, then stage by stage. Each stage declares its tensor; the inner
 * programs are written once, as functions from {@link Code} to {@link Value}.
 */
public final class Definition {
  private final String name;
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();

  public Definition(String name) {
    this.name = name;
  }

  public static int[] dims(int... dims) {
    return dims;
  }

  public TensorRef in(String name, int... shape) {
    return declare(name, Role.IN, Type.F32, shape);
  }

  public TensorRef inInts(String name, int... shape) {
    return declare(name, Role.IN, Type.I32, shape);
  }

  /** {@code out[i] = value(i)}. */
  public TensorRef map(Role role, String name, int[] dims, Function<Code, Value> value) {
    Code finish = new Code(tensors, dims.length, Kind.FLOAT);
    return stage(role, name, dims, Optional.empty(), finish, value.apply(finish));
  }

  /** {@code out[i]} is the accumulator after {@code count} bodies from {@code init}. */
  public TensorRef fold(
      Role role, String name, int[] dims, Count count, Function<Code, Value> init, Body body) {
    return fold(role, name, dims, count, init, body, Body.SAME);
  }

  /** {@code out[i] = finish(accumulator)}. */
  public TensorRef fold(
      Role role,
      String name,
      int[] dims,
      Count count,
      Function<Code, Value> init,
      Body body,
      Body finish) {
    int rank = dims.length;
    Code initCode = new Code(tensors, rank, Kind.FLOAT);
    Value initial = init.apply(initCode);
    Code bodyCode = new Code(tensors, rank, initial.kind());
    Value next = body.of(bodyCode, bodyCode.accumulator());
    Loop loop = new Loop(count.trip(rank), initCode.program(initial), bodyCode.program(next));
    Code finishCode = new Code(tensors, rank, initial.kind());
    Value last = finish.of(finishCode, finishCode.accumulator());
    return stage(role, name, dims, Optional.of(loop), finishCode, last);
  }

  /** The operator, proved sound. */
  public Operator build() {
    return new Operator(name, tensors, stages);
  }

  private TensorRef stage(
      Role role, String name, int[] dims, Optional<Loop> loop, Code finish, Value result) {
    boolean real = result.kind() == Kind.FLOAT;
    Program program = finish.program(real ? finish.stored(result) : result);
    TensorRef out = declare(name, role, real ? Type.F32 : Type.I32, dims);
    stages.add(new Stage(name, out.number(), out.tensor().shape(), loop, program));
    return out;
  }

  private TensorRef declare(String name, Role role, Type type, int... shape) {
    Tensor tensor = new Tensor(name, role, type, Arrays.stream(shape).boxed().toList());
    tensors.add(tensor);
    return new TensorRef(tensors.size() - 1, tensor);
  }
}
