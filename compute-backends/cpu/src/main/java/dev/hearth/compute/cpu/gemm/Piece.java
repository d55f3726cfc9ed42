package dev.hearth.compute.cpu.gemm;

/** One block of k of one matrix of a batch: where its operands and results begin. */
record Piece(int aAt, int bAt, int cAt, Start start, Depth depth) {}
