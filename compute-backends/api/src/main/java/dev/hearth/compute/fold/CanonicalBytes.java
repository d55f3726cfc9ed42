package dev.hearth.compute.fold;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The bytes of an operator, big endian, which its hash commits to and a contract reads. Names are
 * left out: they mean nothing.
 *
 * <pre>
 * operator  u8 tensors, tensor*, u8 stages, (u32 length, stage)*
 * tensor    u8 role, u8 type, u8 rank, u32 dim*
 * stage     u8 rank, u8 out, u8 loop, u32 dim*, [trip, program init, program body,] program finish
 * trip      affine, u32 divisor, u32 maximum
 * program   u16 length of the rest, u8 reads, u8 constants, u8 code, u8 result,
 *           read*, u32 constant*, (u8 op | 0x80 when flushed, u8 a, u8 b, u8 c)*
 * read      u8 tensor, u8 gather, affine, [u8 tensor, affine, i64 scale, u32 limit]
 * affine    i64 base, i64 coefficient of each output index, i64 coefficient of k
 * </pre>
 */
final class CanonicalBytes {
  private static final int FLUSH = 0x80;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private CanonicalBytes() {}

  static byte[] of(Operator operator) {
    return written(
        c -> {
          c.out.writeByte(operator.tensors().size());
          for (Tensor tensor : operator.tensors()) {
            c.tensor(tensor);
          }
          c.out.writeByte(operator.stages().size());
          for (Stage stage : operator.stages()) {
            byte[] inner = of(stage);
            c.out.writeInt(inner.length);
            c.out.write(inner);
          }
        });
  }

  static byte[] of(Stage stage) {
    return written(c -> c.stage(stage));
  }

  private void tensor(Tensor tensor) throws IOException {
    out.writeByte(tensor.role().ordinal());
    out.writeByte(tensor.type().ordinal());
    out.writeByte(tensor.shape().size());
    for (int dim : tensor.shape()) {
      out.writeInt(dim);
    }
  }

  private void stage(Stage stage) throws IOException {
    out.writeByte(stage.dims().size());
    out.writeByte(stage.out());
    out.writeByte(stage.isMap() ? 0 : 1);
    for (int dim : stage.dims()) {
      out.writeInt(dim);
    }
    if (stage.loop().isPresent()) {
      trip(stage.loop().get().trip());
    }
    for (Program program : stage.programs()) {
      byte[] inner = written(c -> c.program(program));
      out.writeShort(inner.length);
      out.write(inner);
    }
  }

  private void trip(Trip trip) throws IOException {
    affine(trip.numerator());
    out.writeInt(trip.divisor());
    out.writeInt(trip.maximum());
  }

  private void program(Program program) throws IOException {
    out.writeByte(program.reads().size());
    out.writeByte(program.constants().size());
    out.writeByte(program.code().size());
    out.writeByte(program.result());
    for (Read read : program.reads()) {
      read(read);
    }
    for (int constant : program.constants()) {
      out.writeInt(constant);
    }
    for (Instr instr : program.code()) {
      out.writeByte(instr.op().ordinal() | (instr.flush() ? FLUSH : 0));
      out.writeByte(instr.a());
      out.writeByte(instr.b());
      out.writeByte(instr.c());
    }
  }

  private void read(Read read) throws IOException {
    out.writeByte(read.tensor());
    out.writeByte(read.gather().isPresent() ? 1 : 0);
    affine(read.at());
    if (read.gather().isPresent()) {
      Gather gather = read.gather().get();
      out.writeByte(gather.tensor());
      affine(gather.at());
      out.writeLong(gather.scale());
      out.writeInt(gather.limit());
    }
  }

  private void affine(Affine affine) throws IOException {
    out.writeLong(affine.base());
    for (long coefficient : affine.coefficients()) {
      out.writeLong(coefficient);
    }
  }

  private interface Writing {
    void to(CanonicalBytes bytes) throws IOException;
  }

  private static byte[] written(Writing writing) {
    CanonicalBytes canonical = new CanonicalBytes();
    try {
      writing.to(canonical);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return canonical.bytes.toByteArray();
  }
}
