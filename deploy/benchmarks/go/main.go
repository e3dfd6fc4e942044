// Command peers runs the Go peers of Skybridge's execution core by the same loops as the JVM's, and prints what it
// measured as one line of JSON.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
)

type options struct {
	subject       string
	handOver      string
	perSecond     int64
	seconds       float64
	warmUp        float64
	branches      int
	workMicros    int
	generatorCore int
	subjectCore   int
}

func main() {
	if len(os.Args) < 2 {
		fail(fmt.Errorf("which loop? limiter, limiter-closed, pool, pool-closed, fanout, fanout-closed"))
	}
	var o options
	flags := flag.NewFlagSet(os.Args[1], flag.ExitOnError)
	flags.StringVar(&o.subject, "subject", "none", "what is measured")
	flags.StringVar(&o.handOver, "hand-over", "spin", "how the subject waits for requests: spin or park")
	flags.Int64Var(&o.perSecond, "rate", 10_000, "requests a second")
	flags.Float64Var(&o.seconds, "seconds", 3, "length of the measurement")
	flags.Float64Var(&o.warmUp, "warm-up", 1, "length of the warm-up")
	flags.IntVar(&o.branches, "branches", 3, "branches of a fan-out")
	flags.IntVar(&o.workMicros, "work-micros", 0, "how long a branch sleeps")
	flags.IntVar(&o.generatorCore, "generator-core", 0, "core of the generator, negative: any")
	flags.IntVar(&o.subjectCore, "subject-core", 1, "core of the subject, negative: any")
	fail(flags.Parse(os.Args[2:]))
	figures, err := measure(os.Args[1], o)
	fail(err)
	fail(json.NewEncoder(os.Stdout).Encode(figures))
}

func measure(loop string, o options) (any, error) {
	switch loop {
	case "limiter":
		return limiterLoop(o)
	case "limiter-closed":
		return limiterClosed(o)
	case "pool":
		return poolLoop(o)
	case "pool-closed":
		return poolClosed(o)
	case "fanout":
		return fanOutLoop(o)
	case "fanout-closed":
		return fanOutClosed(o)
	}
	return nil, fmt.Errorf("no loop is named %q", loop)
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
