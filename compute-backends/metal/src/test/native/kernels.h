// Kernels in MSL, compiled by a C++ compiler and run on this machine.
#pragma once

#include <stdint.h>

#include <string>
#include <vector>

/* Most buffers that a kernel may have, the words of setBytes included. */
const int MOST_BUFFERS = 31;

/* Compiles a text, or remembers that it did; null, and what the compiler said, when it cannot. */
void* compile(const std::string& source, std::string& said);

void* function(void* library, const std::string& name);

/* Runs groups of items, each item on a stack of its own, its turn ending at barriers. */
void run(void* library, void* function, const std::vector<void*>& buffers, unsigned long groups, unsigned long items);
