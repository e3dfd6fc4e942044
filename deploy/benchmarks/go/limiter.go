package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"golang.org/x/time/rate"
)

// ample is far above what any loop asks for.
const ample = 200_000_000

// gateOf makes what is asked for each request.
func gateOf(subject string, admits bool) (func() bool, error) {
	switch subject {
	case "none":
		return func() bool { return true }, nil
	case "x-time-rate":
		if admits {
			return rate.NewLimiter(ample, ample).Allow, nil
		}
		limiter := rate.NewLimiter(0.001, 1)
		limiter.Allow()
		return limiter.Allow, nil
	}
	return nil, fmt.Errorf("no limiter is named %q", subject)
}

func limiterLoop(o options) (any, error) {
	gate, err := gateOf(o.subject, true)
	if err != nil {
		return nil, err
	}
	// One more than the two that spin, so that the collector can run.
	runtime.GOMAXPROCS(max(3, runtime.NumCPU()))
	openLoop(o, gate, soon(10*o.perSecond, o.warmUp))
	return openLoop(o, gate, soon(o.perSecond, o.seconds)), nil
}

// handOver tells the subject how many requests have come.
type handOver struct {
	published atomic.Int64
	// wake is nil where the subject spins.
	wake chan struct{}
}

func (h *handOver) publish(count int64) {
	h.published.Store(count)
	if h.wake != nil {
		select {
		case h.wake <- struct{}{}:
		default:
		}
	}
}

func (h *handOver) awaitMoreThan(known int64) int64 {
	for {
		if count := h.published.Load(); count > known {
			return count
		}
		if h.wake != nil {
			<-h.wake
		}
	}
}

func openLoop(o options, gate func() bool, s schedule) loopFigures {
	over := &handOver{}
	if o.handOver == "park" {
		over.wake = make(chan struct{}, 1)
	}
	figures := loopFigures{Requests: s.requests}
	before := readProcessorTime()
	subjectDone := make(chan bool)
	generatorDone := make(chan bool)
	go func() { subjectDone <- serve(o, gate, s, over, &figures) }()
	go func() { generatorDone <- generate(o, s, over, &figures) }()
	generatorPinned := <-generatorDone
	subjectPinned := <-subjectDone
	figures.Surroundings = readProcessorTime().since(before, generatorPinned && subjectPinned)
	return figures
}

func generate(o options, s schedule, over *handOver, figures *loopFigures) bool {
	runtime.LockOSThread()
	pinned := pin(o.generatorCore)
	lateness := newHistogram()
	for request := int64(0); request < s.requests; request++ {
		at := s.awaitDue(request)
		over.publish(request + 1)
		record(lateness, at-s.due(request))
	}
	figures.Lateness = percentilesOf(lateness)
	// The thread ends with its goroutine, for it stays locked: no other goroutine inherits its core.
	return pinned
}

func serve(o options, gate func() bool, s schedule, over *handOver, figures *loopFigures) bool {
	runtime.LockOSThread()
	pinned := pin(o.subjectCore)
	latency := newHistogram()
	gateTimes := newHistogram()
	cpu, begun := threadTime(), now()
	for served := int64(0); served < s.requests; {
		for come := over.awaitMoreThan(served); served < come; served++ {
			begin := now()
			if !gate() {
				figures.Refused++
			}
			end := now()
			record(latency, end-s.due(served))
			record(gateTimes, end-begin)
		}
	}
	figures.CPUPercent = 100 * float64(threadTime()-cpu) / float64(now()-begun)
	figures.GateNanos = gateTimes.ValueAtPercentile(50)
	figures.Latency = percentilesOf(latency)
	return pinned
}

type limiterClosedFigures struct {
	One     closedFigures `json:"one"`
	Sixteen closedFigures `json:"sixteen"`
	Refuses closedFigures `json:"refuses"`
}

// limiterClosed asks as fast as it can, with 1 and 16 goroutines; the time is that of all of them together.
func limiterClosed(o options) (any, error) {
	gate, err := gateOf(o.subject, true)
	if err != nil {
		return nil, err
	}
	refusing, err := gateOf(o.subject, false)
	if err != nil {
		return nil, err
	}
	return limiterClosedFigures{ask(gate, 1), ask(gate, 16), ask(refusing, 1)}, nil
}

func ask(gate func() bool, goroutines int) closedFigures {
	return closed(testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		if goroutines == 1 {
			for b.Loop() {
				gate()
			}
			return
		}
		b.SetParallelism(max(1, goroutines/runtime.GOMAXPROCS(0)))
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				gate()
			}
		})
	}))
}

func closed(result testing.BenchmarkResult) closedFigures {
	n := float64(max(1, result.N))
	return closedFigures{float64(result.T.Nanoseconds()) / n, float64(result.MemBytes) / n}
}
