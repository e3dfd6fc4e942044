package main

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"
)

// fanOut starts branches, waits for all and adds their results up, over and over.
func fanOut(o options) (any, error) {
	if o.subject != "errgroup" {
		return nil, fmt.Errorf("no fan-out is named %q", o.subject)
	}
	work := time.Duration(o.workMicros) * time.Microsecond
	return closedLoop(o, 1, func() error {
		group, ctx := errgroup.WithContext(context.Background())
		results := make([]int, o.branches)
		for branch := range o.branches {
			group.Go(func() error {
				if work > 0 {
					time.Sleep(work)
				}
				results[branch] = branch
				return ctx.Err()
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
		sum := 0
		for _, result := range results {
			sum += result
		}
		if sum != o.branches*(o.branches-1)/2 {
			return fmt.Errorf("a branch of %d lost its result", o.branches)
		}
		return nil
	})
}
