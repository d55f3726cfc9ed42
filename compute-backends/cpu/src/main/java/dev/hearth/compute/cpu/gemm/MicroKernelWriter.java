package dev.hearth.compute.cpu.gemm;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.hearth.compute.cpu.codegen.VectorApi;
import dev.hearth.compute.cpu.exec.Hidden;
import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.fold.Op;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.function.IntConsumer;

/**
 * Writes {@link MicroKernel}s for a width of vectors. The accumulators have to be variables of
 * their own, for C2 keeps only those in registers; bytes written in a loop say that once for every
 * shape where source would say it two hundred times. The shapes leave registers for the vectors of
 * B and one broadcast of A: 28 + 2 + 1 of AVX-512's 32, 12 + 2 + 1 of 16 elsewhere.
 */
final class MicroKernelWriter {
  private static final ClassDesc FLOAT_ARRAY = CD_float.arrayType();
  private static final MethodTypeDesc MULTIPLY =
      MethodTypeDesc.of(CD_void, FLOAT_ARRAY, CD_int, FLOAT_ARRAY, CD_int, CD_int, FLOAT_ARRAY);
  private static final int VECTORS = 2;
  private static final int A = 1;
  private static final int A_AT = 2;
  private static final int B = 3;
  private static final int B_AT = 4;
  private static final int DEPTH = 5;
  private static final int TILE = 6;

  private final Lanes lanes;
  private final int rows;

  private MicroKernelWriter(Lanes lanes) {
    this.lanes = lanes;
    this.rows = lanes == Lanes.SIXTEEN ? 14 : 6;
  }

  static MicroKernel write(Lanes lanes) {
    return new MicroKernelWriter(lanes).define();
  }

  private MicroKernel define() {
    ClassDesc name = ClassDesc.of(MicroKernel.class.getPackageName(), "Tile" + rows);
    byte[] bytes = ClassFile.of().build(name, this::members);
    return Hidden.instance(MethodHandles.lookup(), bytes, MicroKernel.class);
  }

  private void members(ClassBuilder type) {
    type.withInterfaceSymbols(MicroKernel.class.describeConstable().orElseThrow());
    Hidden.constructor(type);
    constant(type, "rows", rows);
    constant(type, "columns", columns());
    int access = ClassFile.ACC_PUBLIC;
    int row = MicroKernel.ROW;
    type.withMethodBody("multiply", MULTIPLY, access, code -> multiply(code, rows, 1));
    type.withMethodBody("multiplyRows", MULTIPLY, access, code -> multiply(code, 1, row));
    type.withMethodBody("add", MULTIPLY, access, code -> add(code, rows, 1));
    type.withMethodBody("addRows", MULTIPLY, access, code -> add(code, 1, row));
  }

  private static void constant(ClassBuilder type, String name, int value) {
    MethodTypeDesc signature = MethodTypeDesc.of(CD_int);
    type.withMethodBody(
        name, signature, ClassFile.ACC_PUBLIC, code -> code.loadConstant(value).ireturn());
  }

  private int columns() {
    return VECTORS * lanes.count();
  }

  /** Element (i, k) of A lies at {@code k * along + i * across}. */
  private void multiply(CodeBuilder code, int along, int across) {
    VectorApi vectors = new VectorApi(code, lanes);
    int[] sums = sums(code, s -> load(code, vectors, s));
    steps(code, vectors, sums, along, across);
    for (int s = 0; s < sums.length; s++) {
      code.aload(sums[s]);
      store(code, vectors, s);
    }
    code.return_();
  }

  /** As above, but from +0, and onto what the tile holds. */
  private void add(CodeBuilder code, int along, int across) {
    VectorApi vectors = new VectorApi(code, lanes);
    int zero = code.allocateLocal(TypeKind.REFERENCE);
    vectors.zero(VectorApi.FLOATS);
    code.astore(zero);
    int[] sums = sums(code, s -> code.aload(zero));
    steps(code, vectors, sums, along, across);
    int tiny = code.allocateLocal(TypeKind.REFERENCE);
    vectors.species(VectorApi.FLOATS);
    code.loadConstant(Op.TINY);
    vectors.broadcast(VectorApi.FLOATS);
    code.astore(tiny);
    for (int s = 0; s < sums.length; s++) {
      load(code, vectors, s);
      canonical(code, vectors, sums[s], tiny, zero);
      vectors.binary(VectorApi.FLOATS, "add");
      store(code, vectors, s);
    }
    code.return_();
  }

  /** Pushes {@code x.blend(0, |x| < tiny)}. */
  private static void canonical(CodeBuilder code, VectorApi vectors, int x, int tiny, int zero) {
    code.aload(x).aload(zero).aload(x);
    vectors.unary(VectorApi.FLOATS, "abs");
    vectors.compare(VectorApi.FLOATS, "LT", () -> code.aload(tiny));
    vectors.blend();
  }

  private void load(CodeBuilder code, VectorApi vectors, int s) {
    vectors.species(VectorApi.FLOATS);
    code.aload(TILE).loadConstant(s * lanes.count());
    vectors.load(VectorApi.FLOATS);
  }

  /** The vector is on the stack. */
  private void store(CodeBuilder code, VectorApi vectors, int s) {
    code.aload(TILE).loadConstant(s * lanes.count());
    vectors.store(VectorApi.FLOATS);
  }

  private int[] sums(CodeBuilder code, IntConsumer push) {
    int[] sums = new int[rows * VECTORS];
    for (int s = 0; s < sums.length; s++) {
      sums[s] = code.allocateLocal(TypeKind.REFERENCE);
      push.accept(s);
      code.astore(sums[s]);
    }
    return sums;
  }

  private void steps(CodeBuilder code, VectorApi vectors, int[] sums, int along, int across) {
    int k = code.allocateLocal(TypeKind.INT);
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(k);
    code.labelBinding(top).iload(k).iload(DEPTH).if_icmpge(end);
    step(code, vectors, sums, k, along, across);
    code.iinc(k, 1).goto_(top).labelBinding(end);
  }

  /** One k: the vectors of B, then for each row a broadcast of A and an fma into each sum. */
  private void step(CodeBuilder code, VectorApi vectors, int[] sums, int k, int along, int across) {
    int aRow = position(code, A_AT, k, along);
    int bRow = position(code, B_AT, k, columns());
    int[] b = new int[VECTORS];
    for (int v = 0; v < VECTORS; v++) {
      b[v] = code.allocateLocal(TypeKind.REFERENCE);
      vectors.species(VectorApi.FLOATS);
      code.aload(B).iload(bRow).loadConstant(v * lanes.count()).iadd();
      vectors.load(VectorApi.FLOATS);
      code.astore(b[v]);
    }
    int x = code.allocateLocal(TypeKind.REFERENCE);
    for (int i = 0; i < rows; i++) {
      vectors.species(VectorApi.FLOATS);
      code.aload(A).iload(aRow).loadConstant(i * across).iadd().faload();
      vectors.broadcast(VectorApi.FLOATS);
      code.astore(x);
      for (int v = 0; v < VECTORS; v++) {
        code.aload(x).aload(b[v]).aload(sums[i * VECTORS + v]);
        vectors.fma();
        code.astore(sums[i * VECTORS + v]);
      }
    }
  }

  private static int position(CodeBuilder code, int start, int k, int width) {
    int local = code.allocateLocal(TypeKind.INT);
    code.iload(start).iload(k).loadConstant(width).imul().iadd().istore(local);
    return local;
  }
}
