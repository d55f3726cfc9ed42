package dev.hearth.compute.cpu.gemm;

/**
 * C = A B over one run of k: element (i, j) of C lies at {@code cAt + i * cRow + j} and takes the k
 * from start to depth.
 */
record Product(
    Operand a,
    Operand b,
    float[] c,
    int cAt,
    int cRow,
    int rows,
    int columns,
    Start start,
    Depth depth,
    Store store) {}
