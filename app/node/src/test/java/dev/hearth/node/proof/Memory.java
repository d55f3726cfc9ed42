package dev.hearth.node.proof;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Regions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The three regions of a program's memory, variables being lists of words that nobody changes.
 *
 * @param program 0 a step, 1 the update: says what the regions are
 */
record Memory(int program, List<List<int[]>> regions) {
  static final int STATE = 1;
  static final int UPDATE = 2;
  static final int TRACE = 5;
  static final int VARIABLE = 6;
  static final int INPUTS = 7;
  static final int WORK = 8;
  static final int CHUNK = 1024;

  private static final int[][] TYPES = {{STATE, INPUTS, WORK}, {STATE, STATE, UPDATE}};

  private static final Map<int[], HashTree> TREES =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Where a tensor of a stage is. */
  record Place(int region, int variable, int words) {}

  int[] at(Place place) {
    return regions.get(place.region()).get(place.variable());
  }

  Memory with(Place place, int[] words) {
    List<List<int[]>> changed = new ArrayList<>(regions);
    List<int[]> region = new ArrayList<>(changed.get(place.region()));
    region.set(place.variable(), words);
    changed.set(place.region(), region);
    return new Memory(program, changed);
  }

  Hash root() {
    Regions roots = roots();
    return root(roots.first(), roots.second(), roots.third());
  }

  static Hash root(Hash first, Hash second, Hash third) {
    byte[] prefix = {1, TRACE};
    return Hash.sha256(prefix, first.toArray(), second.toArray(), third.toArray());
  }

  Regions roots() {
    return new Regions(region(0).root(type(0)), region(1).root(type(1)), region(2).root(type(2)));
  }

  HashTree region(int number) {
    return region(type(number), regions.get(number));
  }

  static HashTree region(int type, List<int[]> variables) {
    List<Hash> leaves =
        variables.stream().map(v -> HashTree.leaf(type, root(v).toArray())).toList();
    return HashTree.typed(type, leaves);
  }

  static Hash root(int[] variable) {
    return tree(variable).root(VARIABLE);
  }

  static HashTree tree(int[] variable) {
    return TREES.computeIfAbsent(variable, Memory::hashed);
  }

  private static HashTree hashed(int[] variable) {
    List<Hash> leaves = new ArrayList<>();
    for (int chunk = 0; chunk * CHUNK < variable.length; chunk++) {
      leaves.add(HashTree.leaf(VARIABLE, chunk(variable, chunk)));
    }
    return HashTree.typed(VARIABLE, leaves);
  }

  /** A chunk's words, little endian. */
  static byte[] chunk(int[] variable, int number) {
    int size = Math.min(CHUNK, variable.length - number * CHUNK);
    ByteBuffer bytes = ByteBuffer.allocate(size * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(variable, number * CHUNK, size);
    return bytes.array();
  }

  private int type(int region) {
    return TYPES[program][region];
  }
}
