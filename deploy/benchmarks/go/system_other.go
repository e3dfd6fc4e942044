//go:build !linux

package main

// Threads cannot be bound here, and the system's own figures are not read: the report says "not pinned".

func pin(int) bool { return false }

func threadTime() int64 { return 0 }

func processTime() int64 { return 0 }

func machineTime() (busy, stolen int64, cores int) { return 0, 0, 1 }
