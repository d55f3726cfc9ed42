package dev.hearth.verifier.dispute;

import static dev.hearth.compute.fold.Index.K;
import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.Device;
import dev.hearth.compute.fold.Count;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.Clock;
import dev.hearth.compute.op.Outer;
import dev.hearth.training.memory.Words;
import dev.hearth.training.program.Instruction;
import dev.hearth.training.program.Place;
import dev.hearth.training.program.Program;
import dev.hearth.training.program.Staged;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.training.program.Variable;
import dev.hearth.training.trace.LeaseTrace;
import java.util.ArrayList;
import java.util.List;

/**
 * A lease of a program that is no model, small enough to be disputed ten thousand times: a vector
 * drifts, and what it sums to is remembered.
 *
 * @param size of the vector, a multiple of 3
 */
record Toy(int size, int steps, int segmentSteps, int repeats) {
  private static final int SUMS = 3;
  private static final int ROW = 4;

  TracedProgram program() {
    return new TracedProgram(steps, segmentSteps, parts(), step(), update());
  }

  LeaseTrace trace(Device device) {
    return new LeaseTrace(device, program(), inputs(), start());
  }

  private TracedProgram.Parts parts() {
    return new TracedProgram.Parts(2, 1, repeats, 5);
  }

  private List<Words> inputs() {
    float[] table = new float[steps * ROW];
    for (int n = 0; n < table.length; n++) {
      table[n] = (n % 7 + 1) / 8f;
    }
    return List.of(Words.of(table));
  }

  private List<Words> start() {
    float[] values = new float[size];
    for (int n = 0; n < size; n++) {
      values[n] = n % 13 - 6;
    }
    return List.of(
        Words.of(values), Words.of(new float[SUMS]), Words.of(new float[SUMS]), Words.of(0));
  }

  private Staged step() {
    Writer w = new Writer();
    int values = w.add(0, "values", Type.F32, size);
    int first = w.add(0, "first", Type.F32, SUMS);
    int second = w.add(0, "second", Type.F32, SUMS);
    int clock = w.add(0, "clock", Type.I32, 1);
    int table = w.add(1, "table", Type.F32, steps * ROW);
    int row = w.add(2, "row", Type.F32, ROW);
    int drift = w.add(2, "drift", Type.F32, size);
    int sums = w.add(2, "sums", Type.F32, SUMS);
    w.run(Clock.row(steps, ROW), table, clock, row);
    w.run(drift("drift"), values, row, drift);
    w.run(drift("again"), drift, row, drift);
    w.run(sums(), drift, sums);
    w.run(mixed(), first, sums, row, first);
    w.run(mixed(), second, sums, row, second);
    w.run(moved(), values, drift, values);
    w.run(Clock.tick(1), clock, clock);
    return w.build();
  }

  private Staged update() {
    Writer w = new Writer();
    int end = w.add(0, "values", Type.F32, size);
    w.add(0, "first", Type.F32, SUMS);
    w.add(0, "second", Type.F32, SUMS);
    w.add(0, "clock", Type.I32, 1);
    int start = w.add(1, "values", Type.F32, size);
    w.add(1, "first", Type.F32, SUMS);
    w.add(1, "second", Type.F32, SUMS);
    w.add(1, "clock", Type.I32, 1);
    int update = w.add(2, "update", Type.F32, size);
    w.run(Outer.update(size), start, end, update);
    return w.build();
  }

  /** x[size], row[4] -> y = x row[1] + row[0]; y may take the place of x. */
  private Operator drift(String name) {
    Definition d = new Definition(name);
    TensorRef x = d.in("x", size);
    TensorRef row = d.in("row", ROW);
    d.map(d.out("y", size), c -> c.at(x, i(0)).fma(c.at(row, Index.of(1)), c.at(row, Index.of(0))));
    return d.build();
  }

  /** x[size] -> sums[3] of every third. */
  private Operator sums() {
    Definition d = new Definition("sums");
    TensorRef x = d.in("x", size);
    d.fold(
        d.out("sums", SUMS),
        Count.upTo(size / SUMS),
        c -> c.f32(0),
        (c, sum) -> sum.add(c.at(x, K.times(SUMS).plus(i(0)))));
    return d.build();
  }

  /** old[3], sums[3], row[4] -> new = old row[2] + sums; new may take the place of old. */
  private static Operator mixed() {
    Definition d = new Definition("mixed");
    TensorRef old = d.in("old", SUMS);
    TensorRef sums = d.in("sums", SUMS);
    TensorRef row = d.in("row", ROW);
    d.map(d.out("new", SUMS), c -> c.at(old, i(0)).fma(c.at(row, Index.of(2)), c.at(sums, i(0))));
    return d.build();
  }

  /** x[size], drift[size] -> y = x - drift / 8; y may take the place of x. */
  private Operator moved() {
    Definition d = new Definition("moved");
    TensorRef x = d.in("x", size);
    TensorRef drift = d.in("drift", size);
    d.map(d.out("y", size), c -> c.at(drift, i(0)).fma(c.f32(-0.125), c.at(x, i(0))));
    return d.build();
  }

  private static final class Writer {
    private final List<Variable> variables = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final int[] counts = new int[3];
    private final List<Instruction> instructions = new ArrayList<>();

    int add(int region, String name, Type type, int size) {
      variables.add(new Variable(name, type, size, true));
      places.add(new Place(region, counts[region]++));
      return variables.size() - 1;
    }

    void run(Operator operator, Integer... arguments) {
      instructions.add(new Instruction(operator, List.of(arguments)));
    }

    Staged build() {
      return new Staged(new Program(variables, instructions), places);
    }
  }
}
