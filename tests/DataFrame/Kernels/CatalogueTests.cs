using Frames.Catalogue;

namespace Frames.Tests.DataFrame.Kernels;

public class CatalogueTests
{
    [Fact]
    public void Every_declaration_has_a_name_of_its_own_and_says_what_it_takes()
    {
        Assert.NotEmpty(FunctionCatalogue.All);
        foreach (var function in FunctionCatalogue.All)
        {
            Assert.Equal(function.Name.ToLowerInvariant(), function.Name);
            Assert.Same(function, FunctionCatalogue.Find(function.Name, includeInternal: true));
        }
    }
}
